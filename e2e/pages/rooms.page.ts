import { expect, type Locator, type Page } from '@playwright/test';
import { BrowsePage } from './browse.page.ts';
import { RoomFormPage } from './room-form.page.ts';

/** The list of rooms: beside the room, or on a phone a screen of its own. */
export class RoomsPage {
  readonly #page: Page;
  readonly region: Locator;
  readonly form: RoomFormPage;
  readonly browse: BrowsePage;

  constructor(page: Page) {
    this.#page = page;
    this.region = page
      .getByRole('navigation', { name: 'Rooms' })
      .or(page.getByRole('main').filter({ has: page.getByRole('heading', { level: 1, name: 'Rooms', exact: true }) }));
    this.form = new RoomFormPage(page);
    this.browse = new BrowsePage(page);
  }

  /** One’s own name, as the list shows it. */
  me(name: string): Locator {
    return this.region.getByText(name, { exact: true });
  }

  /** The line of a room, by its name. */
  line(name: string): Locator {
    return this.region.getByRole('link').filter({ hasText: name });
  }

  async openRoom(name: string): Promise<void> {
    await this.line(name).click();
  }

  async startCreating(): Promise<void> {
    await this.region.getByRole('button', { name: 'Add a room' }).click();
    await this.#page.getByRole('menuitem', { name: 'Create a room' }).click();
  }

  async createRoom(name: string, parts: { topic?: string; icon?: string } = {}): Promise<void> {
    await this.startCreating();
    await this.form.fill({ name, ...parts });
    await this.form.submit();
  }

  async openBrowse(): Promise<void> {
    await this.region.getByRole('button', { name: 'Add a room' }).click();
    await this.#page.getByRole('menuitem', { name: 'Browse rooms' }).click();
  }

  /** Chooses an entry of the menu about oneself. */
  async chooseMine(entry: string): Promise<void> {
    await this.region.getByRole('button', { name: 'Preferences' }).click();
    await this.#page.getByRole('menu', { name: 'You' }).getByText(entry, { exact: true }).click();
  }

  async renameMe(name: string): Promise<void> {
    await this.chooseMine('Edit profile');
    const dialog = this.#page.getByRole('dialog', { name: 'Edit profile' });
    await dialog.getByRole('textbox', { name: 'Your name' }).fill(name);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
  }

  async expectListed(name: string): Promise<void> {
    await expect(this.line(name)).toBeVisible();
  }

  async expectNotListed(name: string): Promise<void> {
    await expect(this.line(name)).toHaveCount(0);
  }

  async expectUnread(name: string, count: number): Promise<void> {
    await expect(this.line(name)).toHaveAccessibleName(new RegExp(`\\b${count} unread`, 'u'));
  }

  async expectRead(name: string): Promise<void> {
    await expect(this.line(name)).not.toHaveAccessibleName(/unread/u);
  }
}
