/** `node:perf_hooks`: the browser's own clock and marks, which Node has under the same names. */
export const perfHooks = {
  performance: self.performance,
  Performance: self.Performance,
  PerformanceEntry: self.PerformanceEntry,
  PerformanceMark: self.PerformanceMark,
  PerformanceMeasure: self.PerformanceMeasure,
  PerformanceObserver: self.PerformanceObserver,
  PerformanceObserverEntryList: self.PerformanceObserverEntryList,
};
