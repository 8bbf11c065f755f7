// Nothing in the repository belongs to one machine: no paths of its folders, no address its registry downloads from.
import './lib/require-node.mjs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { repositoryFiles, textOf } from './lib/files.mjs';
import { root } from './lib/paths.mjs';
import { unportable } from './lib/portable.mjs';

const files = repositoryFiles();
const folders = [dirname(root), homedir()].filter((folder) => folder.length > 1);
const problems = files.flatMap((file) => unportable(file, textOf(file) ?? '', folders));

for (const problem of problems) console.error(problem);
console.log(`${files.length} files`);
process.exitCode = problems.length > 0 ? 1 : 0;
