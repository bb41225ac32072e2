/**
 * What people ask of logs of real traffic.
 *
 * <p>In: log files and the registry. Out: a report of spending, or observations for the data
 * folder. Start reading at {@link io.modelregistry.app.traffic.TrafficLogs}.
 */
@NullMarked
package io.modelregistry.app.traffic;

import org.jspecify.annotations.NullMarked;
