import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog where invites are made, and the page that one’s link leads to. */
export class InvitePage {
  readonly #page: Page;
  readonly dialog: Locator;
  /** What one is asked on an invite’s page. */
  readonly main: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'Invite people' });
    this.main = page.getByRole('main');
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Parley' }).click();
    await this.#page.getByRole('menuitem', { name: 'Invite people' }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Makes one as the form stands, and gives its link. */
  async create(): Promise<string> {
    await this.dialog.getByRole('button', { name: 'Create link' }).click();
    const link = this.dialog.getByRole('textbox', { name: 'Your link' });
    await expect(link).toHaveValue(/\/invite#/u);
    return link.inputValue();
  }

  async choose(label: 'They come in as' | 'For' | 'Ends after', option: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: label, exact: true }).selectOption(option);
  }

  /** The open invites, a line each. */
  lines(): Locator {
    return this.dialog.getByRole('listitem');
  }

  field(label: 'Your name' | 'User name' | 'Password'): Locator {
    return this.main.getByRole('textbox', { name: label, exact: true });
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true });
  }

  async expectTitle(title: string): Promise<void> {
    await expect(this.main.getByRole('heading', { level: 1 })).toHaveText(title);
  }

  async expectGone(): Promise<void> {
    await this.expectTitle('This invite has ended');
    await expect(this.main).toContainText('It was used, ran out, was taken back, or is not complete. Ask for a new one.');
  }
}
