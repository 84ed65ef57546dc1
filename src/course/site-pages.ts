/** The pages of the site besides lessons and modules, as the foot of every page and the search name them. */
export interface SitePage {
  name: string;
  path: string;
  /** What one finds there, in a few words. */
  about: string;
}

export const sitePages: readonly SitePage[] = [
  { name: 'Home', path: '/', about: 'What the course is, and where to begin.' },
  { name: 'Menu', path: '/map/', about: 'The map: all modules and lessons, in order.' },
  {
    name: 'What developers do',
    path: '/duties/',
    about: 'Every duty of the two trades, with the lessons that teach it.',
  },
  {
    name: 'Glossary',
    path: '/glossary/',
    about: 'The words of the two trades, one sentence each.',
  },
  { name: 'Sources', path: '/sources/', about: 'What the facts of the lessons rest on.' },
  {
    name: 'Review',
    path: '/review/',
    about: 'Questions of finished lessons, asked again when they are due.',
  },
  { name: 'Your record', path: '/record/', about: 'What you have learned, for printing.' },
  {
    name: 'Your data',
    path: '/your-data/',
    about: 'What is kept on this device: save a copy, bring one, erase.',
  },
  { name: 'Settings', path: '/settings/', about: 'Theme, motion, and the engine that runs code.' },
];
