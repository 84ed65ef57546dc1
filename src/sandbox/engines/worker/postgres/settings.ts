/**
 * What stands in postgresql.conf. Every statement leaves its plan in a notice, with the pages it read; the trace takes it
 * out again. In the configuration rather than set in the session, so that a program's RESET does not end it.
 */
export const settings = [
  'auto_explain.log_min_duration = 0',
  'auto_explain.log_analyze = on',
  'auto_explain.log_buffers = on',
  'auto_explain.log_timing = off',
  'auto_explain.log_format = json',
  'auto_explain.log_level = notice',
  'auto_explain.log_parameter_max_length = 0',
];
