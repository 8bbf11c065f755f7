import { expect, type Locator, type Page } from '@playwright/test';

/** How somebody likes it, and when nobody is to disturb them. */
export class PreferencesPage {
  readonly #page: Page;
  readonly dialog: Locator;
  readonly dnd: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'Preferences' });
    this.dnd = page.getByRole('dialog', { name: 'Do not disturb' });
  }

  /** Chooses one of what there is, in the open dialog. */
  async choose(group: string, option: string | RegExp): Promise<void> {
    const radio = this.dialog.getByRole('group', { name: group }).getByRole('radio', { name: option, exact: true });
    await radio.check();
    await expect(radio).toBeChecked();
  }

  get showsTyping(): Locator {
    return this.dialog.getByRole('checkbox', { name: 'Show others when I am typing' });
  }

  get showsReading(): Locator {
    return this.dialog.getByRole('checkbox', { name: 'Show others what I have read' });
  }

  async done(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Done' }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** In the open dialog. */
  get dndNow(): Locator {
    return this.dnd.getByRole('combobox', { name: 'Now' });
  }

  async saveDnd(): Promise<void> {
    await this.dnd.getByRole('button', { name: 'Save' }).click();
    await expect(this.dnd).toBeHidden();
  }

  /** The page shows this choice of a look. */
  async expectLook(part: 'theme' | 'text-size' | 'density' | 'motion', value: string): Promise<void> {
    await expect(this.#page.locator('html')).toHaveAttribute(`data-${part}`, value);
  }
}
