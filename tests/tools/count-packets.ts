// Started inside a network namespace of its own (isolate-network.ts): makes a way out that leads nowhere, runs the given Node
// program, and counts every packet that would have left. Loopback stays free: the stand-in talks to Chromium over it.
import { execFileSync, spawn } from 'node:child_process';
import dgram from 'node:dgram';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Addresses that are kept for documentation (RFC 5737): nobody has them. */
const OWN = '192.0.2.1';
const GATEWAY = '192.0.2.2';
const NAME_SERVER = '198.51.100.53';
const ANYWHERE = '203.0.113.7';

const [report = '', ...words] = process.argv.slice(2);

openWayOut();
const before = countSent();
await sendOne();
const counted = countSent() - before;
if (counted < 1) throw new Error('the counter did not see a packet that was sent on purpose');

const start = countSent();
const code = await run(words);
const packets = countSent() - start;
writeFileSync(report, JSON.stringify({ packets, control: counted }));
process.stdout.write(
  `packets that would have left this computer: ${packets} (the counter saw ${counted} sent on purpose)\n`,
);
process.exitCode = code ?? 1;

/** A network card whose other end is thrown away, with a default route, a neighbour and a name server that nobody answers for. */
function openWayOut(): void {
  const ip = (...args: string[]): void => void execFileSync('ip', args);
  ip('link', 'set', 'lo', 'up');
  ip('link', 'add', 'out0', 'type', 'veth', 'peer', 'name', 'out1');
  // The system's own questions about IPv6 neighbours would be counted.
  writeFileSync('/proc/sys/net/ipv6/conf/out0/disable_ipv6', '1');
  writeFileSync('/proc/sys/net/ipv6/conf/out1/disable_ipv6', '1');
  ip('link', 'set', 'out1', 'up');
  ip('addr', 'add', `${OWN}/24`, 'dev', 'out0');
  ip('link', 'set', 'out0', 'up');
  ip('neigh', 'replace', GATEWAY, 'lladdr', '02:00:00:00:00:02', 'dev', 'out0', 'nud', 'permanent');
  ip('route', 'add', 'default', 'via', GATEWAY);
  const names = join(mkdtempSync(join(tmpdir(), 'reinstate-net-')), 'resolv.conf');
  writeFileSync(names, `nameserver ${NAME_SERVER}\n`);
  execFileSync('mount', ['--bind', names, '/etc/resolv.conf']);
}

/** Packets sent by every network card but loopback (proc(5), /proc/net/dev: the tenth number of a line). */
function countSent(): number {
  const lines = readFileSync('/proc/net/dev', 'utf8').split('\n').slice(2);
  return lines.reduce((sum, line) => {
    const [name = '', numbers = ''] = line.split(':');
    if (name.trim() === 'lo' || name.trim() === '') return sum;
    return sum + Number(numbers.trim().split(/\s+/)[9]);
  }, 0);
}

async function sendOne(): Promise<void> {
  const socket = dgram.createSocket('udp4');
  await new Promise<void>((resolve, reject) => {
    socket.send('x', 9, ANYWHERE, (error) => (error ? reject(error) : resolve()));
  });
  socket.close();
}

function run(args: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}
