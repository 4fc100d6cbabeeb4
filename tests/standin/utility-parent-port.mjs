// Gives a forked Node process the `process.parentPort` of an Electron utility process.
import { EventEmitter } from 'node:events';

const port = new EventEmitter();
process.parentPort = Object.assign(port, {
  postMessage: (message) => process.send?.(message),
  start: () => undefined,
});
process.on('message', (data) => port.emit('message', { data, ports: [] }));
process.on('disconnect', () => process.exit());
