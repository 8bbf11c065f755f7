import { describe, expect, test } from 'vitest';
import { readTrace } from './strace.ts';

const fsync = '311 fdatasync(21) = 0';
function wrote(from: number, type = 'message:sent'): string {
  const start = String.raw`311 writev(24, [{iov_base="\201~\0\377", iov_len=4}, {iov_base="42[\"log:events\",{\"log\":\"018f0000-0000-7000-8000-000000000001\",\"from\":`;
  return `${start}${from}${String.raw`,\"events\":[{\"type\":\"${type}\",\"payl"..., iov_len=251}], 2) = 255`}`;
}

describe('the trace of fsyncs and packets', () => {
  test('each packet after an fsync of its own is in order, however many sockets get it', () => {
    const trace = [fsync, wrote(1), wrote(1), wrote(1), fsync, wrote(4), wrote(4)];
    expect(readTrace(trace)).toEqual({ fsyncs: 2, packets: 2, early: 0 });
  });

  test('a packet that goes out before its fsync is found', () => {
    expect(readTrace([fsync, wrote(1), wrote(2), fsync])).toEqual({ fsyncs: 2, packets: 2, early: 1 });
    expect(readTrace([wrote(1), fsync])).toEqual({ fsyncs: 1, packets: 1, early: 1 });
  });

  test('an fsync that failed, or has not ended, is none', () => {
    const trace = ['311 fsync(21) = -1 EIO (Input/output error)', '312 fdatasync(21 <unfinished ...>', wrote(1)];
    expect(readTrace(trace)).toEqual({ fsyncs: 0, packets: 1, early: 1 });
  });

  test('an fsync of another thread counts when it has ended', () => {
    const trace = ['312 fdatasync(21 <unfinished ...>', '312 <... fdatasync resumed>) = 0', wrote(1)];
    expect(readTrace(trace)).toEqual({ fsyncs: 1, packets: 1, early: 0 });
  });

  test('packets without messages need no fsync of their own', () => {
    expect(readTrace([fsync, wrote(1, 'member:joined'), wrote(2)])).toEqual({ fsyncs: 1, packets: 1, early: 0 });
  });
});
