// Runs the built program once, printing and on a screen that nobody sees, and keeps what V8 compiled: see source/loader.ts.
const {PassThrough, Writable} = require('node:stream');
const path = require('node:path');

const dist = path.join(__dirname, '../dist');
const sample = path.join(__dirname, '../content/the-tide-table-harbour-premiere.md');
process.env.NODE_ENV = 'production';
process.env.XDG_STATE_HOME = process.env.XDG_CONFIG_HOME = path.join(dist, 'nowhere');

const {createLoader} = require(path.join(dist, 'loader.js'));
const loader = createLoader(dist);
const {main} = loader.load('main.js');

async function run() {
	await main(['--print', '--no-state', sample]);
	await main(['--json', '--no-state', sample]);
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
	for (const key of ['j', '\r', ' ', 'q', 'q']) {
		await new Promise(resolve => setTimeout(resolve, 50));
		keyboard.write(key);
	}
	await ended;
	loader.writeCache();
	process.exit(0);
}

run();
