import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Which file has which icon, as the package's own list says. */
function iconFiles(): ReadonlyMap<string, string> {
  const list = readFileSync(fileURLToPath(import.meta.resolve('lucide-react/dist/esm/lucide-react.mjs')), 'utf8');
  const files = new Map<string, string>();
  for (const [, names = '', file = ''] of list.matchAll(/^export \{ (.+) \} from '\.\/(icons\/[\w-]+\.mjs)';$/gmu)) {
    for (const name of names.split(', ')) files.set(name.replace('default as ', ''), file);
  }
  return files;
}

/**
 * Each part of a Lucide icon has a key, for React to tell children apart that change places. These never do, and random letters are what compression
 * can't help with: without them the entry is half a kilobyte less. In development React would ask for them.
 */
const leanParts: Plugin = {
  name: 'lean-icons:parts',
  apply: 'build',
  transform: {
    filter: { id: /lucide-react\/dist\/esm\/icons\// },
    handler: (code) => ({ code: code.replaceAll(/,\s*key: "[a-z\d]+"/gu, ''), map: null }),
  },
};

/** What makes a component of an icon, without what nobody here asks it for (a context, class names of its own, a name in every script). */
const createLeanIcon = `
import { createElement } from 'react';
export default (_, parts) => ({ size, ...rest }) =>
  createElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg', width: size, height: size, viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor',
      strokeLinecap: 'round', strokeLinejoin: 'round', 'aria-hidden': true, ...rest
    },
    ...parts.map(([tag, attributes]) => createElement(tag, attributes)),
  );
`;

function leanMaker(): Plugin {
  let made = false;
  return {
    name: 'lean-icons:maker',
    apply: 'build',
    transform: {
      filter: { id: /lucide-react\/dist\/esm\/createLucideIcon\./ },
      handler(code) {
        // Icons would be there, and empty.
        if (!/=> createElement\(Icon|createElement\(Icon/u.test(code)) throw new Error('lucide-react makes its icons in another way now.');
        made = true;
        return { code: createLeanIcon, map: null };
      },
    },
    buildEnd(error) {
      if (error === undefined && !made) throw new Error('lucide-react makes its icons elsewhere now.');
    },
  };
}

/** Icons come from their own files: through the package's list, whoever needs one of them would seem to need all that anybody needs. */
function ownFiles(): Plugin {
  let files: ReadonlyMap<string, string> | undefined;
  return {
    name: 'lean-icons:files',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\.tsx?$/, code: /from 'lucide-react'/ },
      handler(code) {
        const lean = code.replaceAll(/^import \{ ([\w, ]+) \} from 'lucide-react';$/gmu, (_, names: string) =>
          names
            .split(', ')
            .map((name) => {
              // Types are gone by then, and an import for their sake would stay.
              if (name.startsWith('type ')) return '';
              const file = (files ??= iconFiles()).get(name);
              if (file === undefined) throw new Error(`lucide-react has no icon called ${name}.`);
              return `import ${name} from 'lucide-react/dist/esm/${file}';`;
            })
            .join(' '),
        );
        if (/^import (?!type\b)[^;]*from 'lucide-react'/mu.test(lean)) throw new Error('An import of icons is not on one line, or is none of names.');
        return { code: lean, map: null };
      },
    },
  };
}

/** What makes icons weigh less: in a build, where it counts. */
export function leanIcons(): Plugin[] {
  return [leanParts, leanMaker(), ownFiles()];
}
