import { createRandom } from '../convergence/random.ts';
import { createArena } from './arena/arena.ts';
import { startWorkload } from './arena/workload.ts';
import { settle, verify } from './harness/verify.ts';
import { pause } from './harness/pause.ts';
import { History } from './history/history.ts';
import { kill } from './rows/f01-kill.ts';
import { cut } from './rows/f02-cut.ts';
const history = new History();
const random = createRandom(7);
let t=performance.now();
const lap=(w:string)=>{console.log(w,Math.round(performance.now()-t));t=performance.now();};
const arena = await createArena({ history, random, people: 12, tabs: 2, rooms: [
  { name: 'one', member: () => true }, { name: 'two', member: () => true }, { name: 'three', member: () => true },
  { name: 'half', member: (n) => n % 2 === 0, owner: 0 }, { name: 'private', member: (n) => n < 3 } ] });
lap('arena');
const load = startWorkload({ devices: arena.devices, rooms: arena.rooms, weights: [5,5,4,1,1], history, random, rate: 600, restless: null });
if (process.argv[2] === 'calm') await pause(10000);
else { const scale = Number(process.argv[3] ?? 1); await Promise.all([(kill as any).run(arena, { scale }), (cut as any).run(arena, { scale })]); }
lap('faults');
await load.stop();
lap('stop');
const c = await settle(arena, 30000);
lap('settle');
await verify(arena, c, 5000);
lap('verify');
console.log(c, history.faults.counts, history.seen.counts, history.problems.counts, 'acked', history.acked, 'obs', history.observations, 'retries', history.retries, arena.server.usage());
console.log(history.violations.counts, history.violations.examples.slice(0,30));
console.log(arena.server.complaints.slice(0,5));
console.log(process.cpuUsage(), process.memoryUsage().rss/1e6);
await arena.close();
process.exit(0)
