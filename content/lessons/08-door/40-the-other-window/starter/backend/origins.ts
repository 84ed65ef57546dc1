/** Where our own pages are: `https://thepass.test` and so on. */
export const ownOrigins = listOf(process.env.OWN_ORIGINS);

/** Whose pages may read the menu. */
export const partnerOrigins = listOf(process.env.PARTNER_ORIGINS);

function listOf(text = ''): string[] {
  return text.split(' ').filter(Boolean);
}
