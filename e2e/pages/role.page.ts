import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog in which an owner changes what somebody is. */
export class RolePage {
  readonly #page: Page;
  readonly dialog: Locator;
  readonly password: Locator;
  readonly submit: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'Change role' });
    this.password = this.dialog.getByRole('textbox', { name: 'Your password' });
    this.submit = this.dialog.getByRole('button', { name: 'Change role' });
  }

  /** Opens it from the card of whoever has this name, which is open. */
  async open(name: string): Promise<void> {
    await this.#page.getByRole('dialog', { name, exact: true }).getByRole('button', { name: 'Change role…' }).click();
    await expect(this.dialog).toBeVisible();
  }

  radio(role: 'Owner' | 'Admin' | 'Member'): Locator {
    return this.dialog.getByRole('radio', { name: new RegExp(`^${role}`, 'u') });
  }

  /** Makes them this. */
  async change(role: 'Owner' | 'Admin' | 'Member', password: string): Promise<void> {
    await this.radio(role).check();
    await this.password.fill(password);
    await this.submit.click();
    await expect(this.dialog).toBeHidden();
  }
}
