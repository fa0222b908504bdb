package cezve.edge.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a function may use, for each request unless said otherwise.
 *
 * @param memoryBytes all memories of its instance together
 * @param stackBytes its call stack
 * @param time from the moment it is called until it has answered
 * @param cpuTime processor time, or null if that is not limited
 * @param fuel units of fuel, or null if they are not counted
 * @param requestBytes the body of a request
 * @param responseBytes the body of a response
 * @param concurrency how many requests it works on at once
 * @param queue how many more may wait
 */
public record FunctionLimits(
    long memoryBytes,
    long stackBytes,
    Duration time,
    @Nullable Duration cpuTime,
    @Nullable Long fuel,
    long requestBytes,
    long responseBytes,
    int concurrency,
    int queue) {}
