// Runs the built program, on a screen that nobody sees and printing, and keeps what V8 compiled: see source/loader.ts.
const {PassThrough, Writable} = require('node:stream');
const path = require('node:path');
const {setFlagsFromString} = require('node:v8');

const dist = path.join(__dirname, '../dist');
const sample = path.join(__dirname, '../content/the-tide-table-harbour-premiere.md');
process.env.NODE_ENV = 'production';
process.env.XDG_STATE_HOME = process.env.XDG_CONFIG_HOME = process.env.XDG_CACHE_HOME = path.join(dist, 'nowhere');

const {createCachedLoader} = require(path.join(dist, 'loader.js'));
const loader = createCachedLoader(dist);
const {main} = loader.load('main.js');

/** Long enough for what a key brings about, the first one for Ink to be loaded. */
const WAIT_MS = 120;
const FIRST_WAIT_MS = 500;

async function run() {
	const screen = Object.assign(new Writable({write: (_chunk, _encoding, done) => done()}), {
		columns: 80,
		rows: 24,
		isTTY: true,
	});
	const keyboard = Object.assign(new PassThrough(), {
		isTTY: true,
		setRawMode: () => {},
		ref: () => {},
		unref: () => {},
	});
	const ended = main(['--no-state', path.dirname(sample)], {stdout: screen, keyboard});
	await new Promise(resolve => setTimeout(resolve, FIRST_WAIT_MS));
	for (const key of ['j', '\r', ' ', 'q', '/', 'a', '\r', '\u001B', 'q']) {
		keyboard.write(key);
		await new Promise(resolve => setTimeout(resolve, WAIT_MS));
	}
	await ended;
	// Last, since V8 forgets what has not run for a while.
	await main(['--json', '--no-state', sample]);
	await main(['--print', '--no-state', path.dirname(sample)]);
	await main(['--print', '--no-state', sample]);
	// V8 takes no cache that was made under other flags.
	setFlagsFromString('--heap-growing-percent=0');
	loader.writeCache();
	process.exit(0);
}

run();
