import { dirname, posix, relative, sep } from 'node:path';
import { testFiles, zoned, zones } from './zones.mjs';

const workspace = { shared: 'packages/shared/src', client: 'packages/client/src', web: 'apps/web/src', server: 'apps/server/src' };

/** A glob of zones.mjs as a pattern; `{x}` captures in `files` and is filled in elsewhere. */
function pattern(glob, captured) {
  const source = glob.replaceAll(/[.+^$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{(\w+)\}|\*\*|\*/g, (part, name) => {
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    return captured === undefined ? `(?<${name}>[^/]+)` : captured[name];
  });
  return new RegExp(`^${source}$`);
}

function zoneOf(file) {
  for (const zone of zones) {
    const match = pattern(zone.files).exec(file);
    if (match !== null) return { zone, captured: match.groups ?? {} };
  }
  return null;
}

function lastMatch(globs, target, captured) {
  return globs.findLast((glob) => pattern(glob.replace(/^!/, ''), captured).test(target));
}

/** The file of this repository that a specifier names, or null for a package. */
function targetOf(file, specifier) {
  if (specifier.startsWith('.')) return posix.join(dirname(file), specifier);
  const own = /^@parley\/(\w+)\/(.+)$/.exec(specifier);
  return own === null ? null : `${workspace[own[1]]}/${own[2]}`;
}

function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Why `file` may not import `specifier`, or null. Both as in the repository, with `/`. */
function whyNot(file, specifier, typeOnly) {
  const found = zoneOf(file);
  if (found === null) return zoned.test(file) ? 'the file stands in no zone: give its folder one in scripts/lint/zones.mjs' : null;
  const { zone, captured } = found;
  const target = targetOf(file, specifier);
  const isTest = testFiles.test(file);

  if (target === null) {
    if (isTest || typeOnly || zone.packages === undefined || zone.packages.includes(packageOf(specifier))) return null;
    return `${zone.files} imports no package but ${zone.packages.join(', ') || 'none'}`;
  }
  // What is no module of ours (a style sheet, a font beside the component) is free.
  if (!/\.tsx?$/.test(target)) return null;
  const ownPackage = file.split('/').slice(0, 2).join('/');
  if (isTest && target.startsWith(`${ownPackage}/`)) return null;
  const may = lastMatch(zone.may, target, captured);
  if (may !== undefined && !may.startsWith('!')) return null;
  const types = lastMatch(zone.types ?? [], target, captured);
  if (types !== undefined) return typeOnly ? null : `${zone.files} may import only types of ${types}`;
  return `${zone.files} may not import ${target}`;
}

function isTypeOnly(node) {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const names = node.specifiers ?? [];
  return names.length > 0 && names.every((name) => name.importKind === 'type' || name.exportKind === 'type');
}

/** The table “who may import whom”. */
export const boundaries = {
  meta: { docs: { description: 'Modules import only what their zone may.' } },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    function check(node) {
      if (typeof node.source?.value !== 'string') return;
      const reason = whyNot(file, node.source.value, isTypeOnly(node));
      if (reason !== null) context.report({ node, message: `${node.source.value}: ${reason}` });
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check };
  },
};
