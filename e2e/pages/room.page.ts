import { expect, type Locator, type Page } from '@playwright/test';

/** A room: its header, its messages, the message box. */
export class RoomPage {
  readonly #page: Page;
  readonly main: Locator;
  readonly timeline: Locator;
  readonly composer: Locator;
  /** “3 new messages”, for somebody who reads further up. */
  readonly newMessages: Locator;
  readonly jumpToLatest: Locator;
  readonly back: Locator;
  /** The state of the connection, when there is something to say. */
  readonly banner: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.main = page.getByRole('main');
    this.timeline = this.main.getByRole('log');
    this.composer = this.main.getByRole('textbox', { name: /^Message /u });
    this.newMessages = this.main.getByRole('button', { name: /new messages?$/u });
    this.jumpToLatest = this.main.getByRole('button', { name: 'Jump to the latest message' });
    this.back = this.main.getByRole('link', { name: /^Back to rooms/u });
    this.banner = page.getByRole('status', { name: 'Connection' });
  }

  /** The room is on screen, with its messages. */
  async expectOpen(name: string): Promise<void> {
    await expect(this.#page.getByRole('main', { name, exact: true })).toBeVisible();
    await expect(this.main.getByRole('log', { name: `Messages in ${name}`, exact: true })).toBeVisible();
  }

  /** On a desktop the message box takes the focus once it knows its draft: a key from before that goes from where a page begins. */
  async expectReady(): Promise<void> {
    await expect(this.composer).toBeFocused();
  }

  async sendMessage(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** A message by its whole text. */
  message(text: string): Locator {
    return this.timeline.getByRole('article').filter({ has: this.#page.getByText(text, { exact: true }) });
  }

  /** A line that tells what happened: “Bob joined”. */
  line(text: string): Locator {
    return this.timeline.getByRole('article').filter({ hasText: new RegExp(`${escaped(text)}(?:\\s|$)`, 'u') });
  }

  async expectMessage(text: string): Promise<void> {
    await expect(this.message(text)).toBeVisible();
  }

  async expectLine(text: string): Promise<void> {
    await expect(this.line(text)).toBeVisible();
  }

  /** What was said, top to bottom, as far as it begins with `start`. */
  async texts(start: string): Promise<readonly string[]> {
    // Lines about the room have no name of their own; messages have their author and text for one.
    const all = await this.timeline.getByRole('article', { name: /\S/u }).getByRole('paragraph').allTextContents();
    return all.filter((text) => text.startsWith(start));
  }

  async expectTexts(start: string, texts: readonly string[]): Promise<void> {
    await expect.poll(() => this.texts(start)).toEqual(texts);
  }

  typing(text: string): Locator {
    return this.main.getByText(text, { exact: true });
  }

  /** Connects at once, unless it has by itself before one could press. */
  async tryNow(): Promise<void> {
    await this.banner.getByRole('button', { name: 'Try now' }).evaluateAll((buttons) => buttons.forEach((button) => (button as HTMLElement).click()));
  }

  /** Who has read one’s last message, all names or their number. */
  seenBy(whom: string): Locator {
    return this.timeline.getByText(`Seen by ${whom}`, { exact: true });
  }

  /** Opens the menu of a message, or of a line, by something that asks for it; it is fetched after the messages. */
  async openMenu(ask: () => Promise<void>): Promise<void> {
    await expect(async () => {
      await ask();
      await expect(this.#page.getByRole('menu')).toBeVisible({ timeout: 1_000 });
    }).toPass();
  }

  /** Chooses an entry of the room’s menu. */
  async choose(entry: string): Promise<void> {
    await this.main.getByRole('button', { name: 'Room menu' }).click();
    await this.#page.getByRole('menuitem', { name: entry, exact: true }).click();
  }

  /** The message in the middle of what is in view. */
  async messageInView(): Promise<Locator> {
    const key = await this.timeline.evaluate((list) => {
      const { left, top, width, height } = list.getBoundingClientRect();
      return (
        document
          .elementFromPoint(left + width / 2, top + height / 2)
          ?.closest('[data-key]')
          ?.getAttribute('aria-labelledby') ?? ''
      );
    });
    expect(key, 'a message in the middle').not.toBe('');
    return this.timeline.locator(`[aria-labelledby="${key}"]`);
  }

  /** Scrolls the messages with the wheel; upwards if negative. */
  async scroll(pixels: number): Promise<void> {
    await this.timeline.hover();
    await this.#page.mouse.wheel(0, pixels);
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^$()|[\]{}\\]/gu, String.raw`\$&`);
}
