import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog where a link for somebody who forgot their password is made, and the page that it leads to. */
export class ResetPage {
  readonly #page: Page;
  readonly dialog: Locator;
  readonly main: Locator;
  readonly password: Locator;
  readonly submit: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'Help somebody sign in' });
    this.main = page.getByRole('main');
    this.password = this.main.getByRole('textbox', { name: 'New password' });
    this.submit = this.main.getByRole('button', { name: 'Save it and come in' });
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Parley' }).click();
    await this.#page.getByRole('menuitem', { name: 'Help somebody sign in' }).click();
    await expect(this.dialog).toBeVisible();
  }

  async find(name: string): Promise<void> {
    await this.dialog.getByRole('searchbox', { name: 'Who is it?' }).fill(name);
    await expect(this.dialog.getByRole('listitem')).toHaveCount(1);
  }

  /** Makes a link for somebody who was found, and gives it. */
  async make(name: string): Promise<string> {
    await this.dialog.getByRole('button', { name: `Make a link for ${name}` }).click();
    const link = this.dialog.getByRole('textbox', { name: `Link for ${name}` });
    await expect(link).toHaveValue(/\/reset#/u);
    return link.inputValue();
  }

  async expectTitle(title: string): Promise<void> {
    await expect(this.main.getByRole('heading', { level: 1 })).toHaveText(title);
  }

  async expectGone(): Promise<void> {
    await this.expectTitle('This link has ended');
    await expect(this.main).toContainText('It was used, ran out, was replaced by another one, or is not complete. Ask for a new one.');
  }
}
