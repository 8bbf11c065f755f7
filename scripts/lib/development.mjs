/** Settings that are for the server that people use: here the page comes from Vite, under an address of this computer. */
const ofServing = ['PUBLIC_URL', 'SMTP_URL', 'MAIL_FROM', 'WEB_DIR'];
const ofThisComputer = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\/?$/iu;

function isSet(value) {
  return (value ?? '').trim() !== '';
}

/**
 * What `dev` gives to what it starts, of an environment that may be made for a server: with its PUBLIC_URL every request of the page would be refused, links in
 * mails would lead to the other Parley, and React would be the built one. `left` names the settings that are left out.
 */
export function forDevelopment(environment) {
  const mailsLeadHere = ofThisComputer.test((environment.PUBLIC_URL ?? '').trim());
  const kept = mailsLeadHere ? new Set(['PUBLIC_URL', 'SMTP_URL', 'MAIL_FROM']) : new Set();
  const left = ofServing.filter((name) => isSet(environment[name]) && !kept.has(name));
  return { left, env: { NODE_ENV: 'development', ...Object.fromEntries(left.map((name) => [name, undefined])) } };
}

/** How that is said. Null: nothing is left out. */
export function saidOf(left) {
  if (left.length === 0) return null;
  const all = left.length === 1 ? left[0] : `${left.slice(0, -1).join(', ')} and ${left.at(-1)}`;
  const mails = left.includes('SMTP_URL') ? ' To try mails, set PUBLIC_URL to its address.' : '';
  return `${all} ${left.length === 1 ? 'is' : 'are'} left out: the page comes from this computer here.${mails}`;
}
