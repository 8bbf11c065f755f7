import type { Device } from '../arena/device.ts';
import { until } from './pause.ts';

/** Waits until most devices are back, so that the next fault finds somebody there; not for ever. */
export async function mostBack(devices: readonly Device[], most = 2_500): Promise<void> {
  await until(() => devices.filter((device) => device.status() === 'online').length >= devices.length * 0.9, most);
}
