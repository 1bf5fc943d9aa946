/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;

/**
 * Gives {@link WaitAdvice.Point} the number of the method that is woven, when it is woven: one reading of the advice
 * serves all methods, where a binding of the number would need a reading each.
 */
final class PointMapping implements Advice.OffsetMapping, Advice.OffsetMapping.Factory<WaitAdvice.Point> {
    private final WaitPoints points;

    PointMapping(WaitPoints points) {
        this.points = points;
    }

    @Override
    public Class<WaitAdvice.Point> getAnnotationType() {
        return WaitAdvice.Point.class;
    }

    @Override
    public Advice.OffsetMapping make(
            ParameterDescription.InDefinedShape target,
            AnnotationDescription.Loadable<WaitAdvice.Point> annotation,
            AdviceType adviceType) {
        return this;
    }

    @Override
    public Target resolve(
            TypeDescription instrumentedType,
            MethodDescription instrumentedMethod,
            Assigner assigner,
            Advice.ArgumentHandler argumentHandler,
            Sort sort) {
        int number = points.numberOf(instrumentedType.getName(), instrumentedMethod.getName());
        return new Target.ForStackManipulation(IntegerConstant.forValue(number));
    }
}
