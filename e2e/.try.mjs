import { chromium } from '@playwright/test';
const url = JSON.parse((await import('node:fs')).readFileSync('/tmp/server.log','utf8').split('\n')[0]).url;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', chromiumSandbox: false });
export async function person(name, opts = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...opts });
  const page = await context.newPage();
  page.on('console', (m) => { if (['error','warning'].includes(m.type())) console.log(name, m.type(), m.text()); });
  page.on('pageerror', (e) => console.log(name, 'PAGEERROR', e.message));
  await page.goto(url);
  await page.getByLabel('Your name').fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /Message/ }).waitFor({ timeout: 8000 });
  return page;
}
export { browser, url };
