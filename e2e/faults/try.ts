import { createRandom } from '../convergence/random.ts';
import { runBusy } from './harness/busy.ts';
import { Report } from './history/report.ts';
import { rows } from './rows/index.ts';
const names = process.argv[2]!.split(',');
const report = new Report();
const random = createRandom(Number(process.argv[3] ?? 7));
const scale = Number(process.argv[4] ?? 1);
const chosen = rows.filter(r => names.includes(r.name) || names[0] === 'all');
const from = performance.now();
await Promise.all([
  chosen.some(r => r.where !== 'own') ? runBusy({ rows: chosen, report, random, dose: { scale }, rate: Number(process.env.RATE ?? 1000) }) : null,
  ...chosen.filter(r => r.where === 'own').map(r => (r as any).run(report, random, { scale }))]);
console.log('s', (performance.now()-from)/1000, report.converged);
for (const h of report.histories) { console.log(h.faults.counts, h.seen.counts, h.problems.counts, 'acked', h.acked, 'obs', h.observations, 'retries', h.retries, 'reads', h.reads.length);
console.log(h.violations.counts, h.violations.examples.slice(0,30)); }
console.log(process.cpuUsage(), process.memoryUsage().rss/1e6);
process.exit(0)
