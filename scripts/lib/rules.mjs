/** The ids that SPEC.md lists, in its order. */
export function ruleIds(spec) {
  return [...spec.matchAll(/^- \*\*([A-Z]+\d+)\*\* \S/gm)].map((match) => match[1]);
}

// The first argument of a call, which may be `test`, `test.each(table)` or a helper that makes tests.
const titles = /\(\s*['"`]((?:[A-Z]{2,}\d+[ ,:]+)+)/g;

/** The rules that the test titles in a source file quote: the ids at the start of a title. */
export function quotedIn(source) {
  return [...source.matchAll(titles)].flatMap((match) => match[1].match(/[A-Z]+\d+/g));
}

/** What is wrong between the rules and the titles that quote them. */
export function judgeRules(ids, quotes) {
  if (ids.length === 0) return ['SPEC.md lists no rule: has its format changed?'];
  const listed = new Set(ids);
  const quoted = new Set(quotes.map(({ id }) => id));
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is listed twice.`),
    ...ids.filter((id) => !quoted.has(id)).map((id) => `${id} is quoted by no test.`),
    ...quotes.filter(({ id }) => !listed.has(id)).map(({ id, file }) => `${file} quotes ${id}, which SPEC.md does not list.`),
  ];
}
