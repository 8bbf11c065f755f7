import { expect, type Locator, type Page } from '@playwright/test';

interface File {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** One’s photo in the form of one’s profile, and the dialog that crops it. */
export class PhotoPage {
  readonly #page: Page;
  readonly section: Locator;
  readonly crop: Locator;
  /** The picture in the dialog, which one drags. */
  readonly stage: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.section = page.getByRole('region', { name: 'Your photo' });
    this.crop = page.getByRole('dialog', { name: 'Crop your photo' });
    this.stage = this.crop.getByRole('application', { name: 'What shows of your picture' });
  }

  get zoom(): Locator {
    return this.crop.getByRole('slider', { name: 'Zoom' });
  }

  button(name: 'Add a photo…' | 'Change photo…' | 'Remove photo'): Locator {
    return this.section.getByRole('button', { name });
  }

  /** Chooses a picture in the system’s window, which `ask` opens. */
  async choose(buffer: Buffer, ask: () => Promise<void> = () => this.section.getByRole('button', { name: / photo…$/u }).click()): Promise<void> {
    const file: File = { name: 'me.png', mimeType: 'image/png', buffer };
    const chooser = this.#page.waitForEvent('filechooser');
    // A key may come before the browser knows that somebody waits for the window, and then there is none: something is asked of it that it answers later.
    await this.#page.evaluate(() => document.hasFocus());
    await ask();
    await (await chooser).setFiles(file);
  }

  /** Brings a file by dropping or pasting it. */
  async bring(how: 'drop' | 'paste', buffer: Buffer): Promise<void> {
    await this.section.evaluate(
      (element, { type, base64 }) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], 'me.png', { type: 'image/png' }));
        const options = { bubbles: true, cancelable: true };
        if (type === 'drop') element.dispatchEvent(new DragEvent('dragover', { ...options, dataTransfer: data }));
        element.dispatchEvent(
          type === 'drop'
            ? new DragEvent('drop', { ...options, dataTransfer: data })
            : new ClipboardEvent('paste', { ...options, clipboardData: data }),
        );
      },
      { type: how, base64: buffer.toString('base64') },
    );
  }

  /** Takes what shows into the form. */
  async use(): Promise<void> {
    await this.crop.getByRole('button', { name: 'Use this photo' }).click();
    await expect(this.crop).toBeHidden();
    await expect(this.section.getByText('Your photo once you save.')).toBeVisible();
  }

  /** Saves the form that it stands in. */
  async save(): Promise<void> {
    const form = this.#page.getByRole('dialog', { name: 'Edit profile' });
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(form).toBeHidden();
  }

  /** The photo in some place. */
  photoIn(place: Locator): Locator {
    return place.locator('img[src^="/api/avatars/"]').first();
  }
}

/** The colours that a picture shows at these points of its width, at half its height; nothing as long as it is not there. */
export function coloursOf(picture: Locator, ...points: readonly number[]): Promise<readonly string[]> {
  return picture.evaluate((image, at) => {
    if (!(image instanceof HTMLImageElement) || !image.complete || image.naturalWidth === 0) return [];
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    return at.map((part) => {
      const [red = 0, green = 0, blue = 0] = context?.getImageData(Math.floor(image.naturalWidth * part), image.naturalHeight / 2, 1, 1).data ?? [];
      return red > 150 ? 'red' : blue > 150 ? 'blue' : green > 120 ? 'green' : 'other';
    });
  }, points);
}
