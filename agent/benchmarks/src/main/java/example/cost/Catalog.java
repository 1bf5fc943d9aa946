/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Every workload. Its name on the command line is the constant's in lower case with hyphens. What needs a library is made
 * in a lambda: a reference to its constructor would load the library wherever this class is loaded.
 */
public enum Catalog {
    COMPLETABLE_FUTURE_CHAIN("a future with four stages", Goal.WORK, Pool.BATCH, CompletableFutures.Chain::new),
    COMPLETABLE_FUTURE_FAN_OUT("eight futures and allOf", Goal.WORK, Pool.BATCH, CompletableFutures.FanOut::new),
    COMPLETABLE_FUTURE_HANDLED_FAILURE(
            "a future that fails and is handled", Goal.WORK, Pool.BATCH, CompletableFutures.HandledFailures::new),
    FAILING_FUTURES("one of 10^6 futures that fail unseen", Goal.OPEN, 1, FailingFutures::new) {
        @Override
        public long operations() {
            return 1_000_000;
        }
    },
    FORK_JOIN_COMPUTE("a sum by RecursiveTask", Goal.WORK, 1, ForkJoin.Compute::new),
    PARALLEL_STREAM("a sum by a parallel stream", Goal.WORK, 1, ForkJoin.ParallelStream::new),
    POOL_SUBMIT_GET("a task that its submitter waits for", Goal.WORK, 1, PoolTasks.SubmitAndGet::new),
    POOL_BATCH("a task of a batch", Goal.WORK, Pool.BATCH, PoolTasks.Batches::new),
    LONG_WAITS("a sleep of 12 ms on a pool thread", Goal.WALK, PoolTasks.LongWaits.SLEEPERS, PoolTasks.LongWaits::new),
    QUEUE_PING_PONG("an element there and back", Goal.WORK, 1, () -> new Threads.QueuePingPong(Threads::platform)),
    PARK_PING_PONG("unpark and park, there and back", Goal.WORK, 1, () -> new Threads.ParkPingPong(Threads::platform)),
    PARK_PERMIT("a park that returns at once", Goal.CALL, 1, Threads.ParkPermit::new),
    LOCK_CONTENTION("a ReentrantLock that four threads want", Goal.WORK, 1, Threads.LockContention::new),
    MONITOR_CONTENTION("a monitor that four threads want", Goal.WORK, 1, Threads.MonitorContention::new),
    SOCKET_ECHO("64 bytes there and back", Goal.WORK, 1, SocketEcho::new),
    H2_HIKARI("an update and a query of H2 through HikariCP", Goal.SERVICE, Pool.WORKERS, () -> new Database()),
    JDK_HTTP("a request to the JDK's HttpServer", Goal.SERVICE, JdkHttp::new),
    NETTY_HTTP("a request to Netty", Goal.SERVICE, () -> new NettyHttp()),
    SPRING_HTTP("a request to Spring Boot on Tomcat", Goal.SERVICE, () -> (Service) spring("SpringService")),
    VIRTUAL_PING_PONG(
            "unpark and park between virtual threads",
            Goal.VIRTUAL,
            1,
            () -> new Threads.ParkPingPong(VirtualThread::start)),
    VIRTUAL_QUEUE(
            "an element there and back between virtual threads",
            Goal.VIRTUAL,
            1,
            () -> new Threads.QueuePingPong(VirtualThread::start)),
    VIRTUAL_SLEEP(
            "a virtual thread that sleeps 1 ms, of 1,000",
            Goal.VIRTUAL,
            1_000,
            () -> new Threads.Sleepers(VirtualThread::start, 1_000)),
    VIRTUAL_100K(
            "a virtual thread that sleeps 1 ms, of 10^5",
            Goal.VIRTUAL,
            100_000,
            () -> new Threads.Sleepers(VirtualThread::start, 100_000)),
    IDLE("a second in which nothing happens", Goal.OPEN, 1, Idle::new),
    HELLO("hello, world from start to exit", Goal.START, "example.cost.Hello", 5),
    SPRING_START(
            "Spring Boot from start over one request to exit", Goal.APPLICATION, Catalog.SPRING + "SpringStart", 1);

    private static final String SPRING = "example.cost.spring.";

    /** How a workload is run. */
    public enum Kind {
        /** A {@link Workload} in the JVM that is measured. */
        LOOP,
        /** A {@link Service} in the JVM that is measured, its clients in another. */
        SERVICE,
        /** A main class, measured from the start of the JVM to its end. */
        PROGRAM
    }

    private final String operation;
    private final Goal goal;
    private final Kind kind;
    private final long unit;

    @SuppressWarnings("ImmutableEnumChecker") // each is a constructor
    private final @Nullable Callable<? extends Job> maker;

    private final String mainClass;

    Catalog(String operation, Goal goal, long unit, Callable<Workload> maker) {
        this(operation, goal, Kind.LOOP, unit, maker, Main.class.getName());
    }

    Catalog(String operation, Goal goal, Callable<Service> maker) {
        this(operation, goal, Kind.SERVICE, 1, maker, Main.class.getName());
    }

    Catalog(String operation, Goal goal, String mainClass, long launches) {
        this(operation, goal, Kind.PROGRAM, launches, null, mainClass);
    }

    Catalog(
            String operation,
            Goal goal,
            Kind kind,
            long unit,
            @Nullable Callable<? extends Job> maker,
            String mainClass) {
        this.operation = operation;
        this.goal = goal;
        this.kind = kind;
        this.unit = unit;
        this.maker = maker;
        this.mainClass = mainClass;
    }

    /** The name on the command line and in the table. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What one operation is. */
    public String operation() {
        return operation;
    }

    public Goal goal() {
        return goal;
    }

    public Kind kind() {
        return kind;
    }

    /** Operations come in multiples of this. Of a program, how often it is started for one number. */
    public long unit() {
        return unit;
    }

    /** How many operations are measured whatever time they take, or 0 if time decides. */
    public long operations() {
        return 0;
    }

    public String mainClass() {
        return mainClass;
    }

    /** The first feature release of the JDK that can run it. */
    public int since() {
        return goal == Goal.VIRTUAL ? 21 : 17;
    }

    /**
     * Whether it needs the libraries beside the jar of the workloads. Others go without: the class of an agent comes last on
     * the class path, so the JVM opens every jar before it.
     */
    public boolean libraries() {
        return this == H2_HIKARI || this == NETTY_HTTP || spring();
    }

    /** Whether it needs the libraries of Spring Boot. */
    public boolean spring() {
        return name().startsWith("SPRING_");
    }

    /** The workload or service, made new; it has begun. */
    Job make() throws Exception {
        if (maker == null) {
            throw new IllegalArgumentException(title() + " is a program of its own");
        }
        return maker.call();
    }

    /** In a folder of sources of its own, which is only compiled with the profile that brings the libraries. */
    private static Object spring(String name) throws ReflectiveOperationException {
        return Class.forName(SPRING + name).getDeclaredConstructor().newInstance();
    }
}
