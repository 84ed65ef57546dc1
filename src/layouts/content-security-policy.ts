import { vendorHosts } from '#lib/engine-setting.ts';

/**
 * What a page may load and run, by kind of page; written into the head of every built page. Nothing on this site comes
 * from another host, on any page; the one exception a learner can make is `withVendor`.
 */

const ordinary = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
};

/**
 * A page with a workbench. The frames that run the learner's code are made by this page (`srcdoc`) and inherit its
 * policy, so it must allow what they need; what protects the site is that those frames have an origin of their own.
 */
const workbench = {
  ...ordinary,
  'script-src': "'self' 'unsafe-inline' 'unsafe-eval' blob: data:",
  'worker-src': "'self' data: blob:",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self' data:",
  'media-src': 'data: blob:',
  'frame-src': "'self' data: blob: about:",
  // The workbench sends the forms of the learner's page itself; none may reach the site.
  'form-action': "'none'",
};

/**
 * The home page, which runs a small project of its own when somebody orders: what the frames of the built-in engine need for
 * a page and a server without pictures, fonts, database or anything else that lessons use.
 */
const livePass = {
  ...ordinary,
  'script-src': workbench['script-src'],
  'worker-src': "'self' data:",
  'style-src': workbench['style-src'],
  'form-action': workbench['form-action'],
};

/** The same as `workbench` where the learner has switched on the engine whose runtime comes from its vendor; see EnginePolicy.astro. */
const withVendor = {
  ...workbench,
  'connect-src': `'self' ${vendorHosts.runtime}`,
  'frame-src': `${workbench['frame-src']} ${vendorHosts.runtime} ${vendorHosts.pages}`,
};

const policies = { ordinary, workbench, withVendor, livePass };

/**
 * `ordinary` pages run only the site's own files; `workbench` pages also host the learner's code; `livePass` is the home
 * page with its small app.
 */
export type PageKind = 'ordinary' | 'workbench' | 'livePass';

/** The value of the `Content-Security-Policy` for a kind of page. */
export function contentSecurityPolicy(kind: PageKind | 'withVendor'): string {
  return Object.entries(policies[kind])
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}
