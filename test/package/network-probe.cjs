// Loaded into the program before anything of its own, in each of its threads: notes in the file NETWORK_PROBE whatever it asks of the
// network or starts, at the floor of Node's own modules, which nothing in JavaScript comes by; and at the end which of them were loaded
// and which sockets are open.
const {appendFileSync, readdirSync, readFileSync, readlinkSync} = require('node:fs');

const note = entry => appendFileSync(process.env.NETWORK_PROBE ?? '', `${JSON.stringify(entry)}\n`);

const watch = (owner, name, describe) => {
	const original = owner[name];
	owner[name] = function (...args) {
		note(describe(...args));
		return original.apply(this, args);
	};
};

for (const [binding, type, methods] of [
	['tcp_wrap', 'TCP', ['open', 'connect', 'connect6', 'bind', 'bind6', 'listen']],
	['udp_wrap', 'UDP', ['open', 'connect', 'connect6', 'bind', 'bind6', 'send', 'send6']],
	['pipe_wrap', 'Pipe', ['connect', 'bind', 'listen']],
]) {
	const {prototype} = process.binding(binding)[type];
	for (const method of methods) watch(prototype, method, () => ({call: `${type}.${method}`}));
}
const names = process.binding('cares_wrap');
for (const name of ['getaddrinfo', 'getnameinfo']) watch(names, name, () => ({call: name}));
const describeProgram = ({file, args}) => ({program: file, args});
watch(process.binding('process_wrap').Process.prototype, 'spawn', describeProgram);
watch(process.binding('spawn_sync'), 'spawn', describeProgram);

/** The inodes of all sockets of the system that have an address. */
function networkSockets() {
	const tables = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].map(name => {
		try {
			return readFileSync(`/proc/self/net/${name}`, 'utf8');
		} catch {
			return '';
		}
	});
	const lines = tables.flatMap(table => table.trim().split('\n').slice(1));
	return new Set(lines.map(line => line.trim().split(/\s+/)[9]));
}

function openSockets() {
	if (process.platform !== 'linux') return [];
	const known = networkSockets();
	return readdirSync('/proc/self/fd').filter(fd => {
		try {
			return known.has(/^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${fd}`))?.[1]);
		} catch {
			return false;
		}
	});
}

process.on('exit', () => {
	if (!require('node:worker_threads').isMainThread) return;
	note({
		modules: process.moduleLoadList.map(entry => entry.replace('NativeModule ', '')),
		sockets: openSockets(),
	});
});
