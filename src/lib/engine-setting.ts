/**
 * The learner's choice of an engine: `worker`, which is what holds without one, or `webcontainer`, whose runtime comes
 * from its vendor's servers. The head of a lesson page reads it before anything else (`layouts/engine-policy.js`).
 */
export const ENGINE_SETTING = 'engine';

/** Where the vendor's runtime is loaded from, and where it shows pages. No page may ask them unless it is switched on. */
export const vendorHosts = {
  runtime: 'https://stackblitz.com',
  pages: 'https://*.webcontainer-api.io',
} as const;
