import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, existsSync, readFileSync, writeFileSync, unlinkSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import http from 'node:http';
const dir = mkdtempSync('/tmp/user-data-');
const S = { dir, child: null, url: '', port: '0' };
S.start = () => new Promise((res) => {
  const c = spawn(process.execPath, ['/work/main/apps/server/src/main.ts'], { env: { ...process.env, PORT: S.port, DATA_DIR: dir, WEB_DIR: '/tmp/userdist', RATE_LIMITS: 'off' } });
  S.child = c; c.stderr.on('data', (d) => writeFileSync('/tmp/user-server.err', d, { flag: 'a' }));
  createInterface({ input: c.stdout }).on('line', (l) => { writeFileSync('/tmp/user-server.log', l + '\n', { flag: 'a' }); try { const j = JSON.parse(l); if (j.url && j.msg === 'listening') { S.url = j.url; S.port = new URL(j.url).port; res(); } } catch {} });
});
S.stop = () => new Promise((r) => { S.child.once('exit', r); S.child.kill('SIGKILL'); });
await S.start();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', chromiumSandbox: false });
const mk = async (o) => { const ctx = await browser.newContext(o); await ctx.grantPermissions(['clipboard-read','clipboard-write']).catch(()=>{}); const p = await ctx.newPage(); p.on('console', (m) => { if (['error','warning'].includes(m.type())) logs.push(`${o.tag}: ${m.text()}`); }); p.on('pageerror', (e) => logs.push(`${o.tag} PAGEERROR ${e.message}`)); p.setDefaultTimeout(4000); return p; };
const logs = [];
const A = await mk({ tag: 'A', viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
const B = await mk({ tag: 'B', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
const P = await mk({ tag: 'P', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, colorScheme: 'light' });
const g = { S, browser, A, B, P, mk, logs, sleep: (ms) => new Promise((r) => setTimeout(r, ms)),
  shot: (p, n) => p.screenshot({ path: `/tmp/user-${n}.png` }),
  focus: (p) => p.evaluate(() => { const e = document.activeElement; return `${e.tagName}${e.getAttribute('role') ? '[' + e.getAttribute('role') + ']' : ''} ${e.getAttribute('aria-label') ?? e.getAttribute('placeholder') ?? (e.textContent ?? '').slice(0, 60)}`; }),
  api: async (p, name, data) => { const r = await p.context().request.post(`${S.url}/api/${name}`, { data, headers: { Origin: S.url } }); return r.json(); },
};
http.createServer(async (q, r) => { let b = ''; for await (const c of q) b += c; const out = []; const log = (...a) => out.push(a.map((x) => typeof x === 'string' ? x : JSON.stringify(x)).join(' '));
  if (b === 'QUIT') { r.end('bye'); await browser.close(); await S.stop(); process.exit(0); }
  try { const f = new Function(...Object.keys(g), 'log', 'g', `return (async()=>{${b}\n})()`); await f(...Object.values(g), log, g); } catch (e) { out.push('ERR ' + e.message.slice(0, 900)); }
  if (logs.length) out.push('LOGS ' + logs.splice(0).join('\n  ')); r.end(out.join('\n') + '\n'); }).listen(47111, '127.0.0.1', () => console.log('ready', S.url, S.child.pid, process.pid));
