import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const source = fileURLToPath(new URL('../source/', import.meta.url));
const files = readdirSync(source, {recursive: true, encoding: 'utf8'})
	.map(file => file.replaceAll('\\', '/'))
	.filter(file => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));

type Import = {readonly file: string; readonly target: string; readonly isType: boolean; readonly isDynamic: boolean};

const imports: readonly Import[] = files.flatMap(file => {
	const code = readFileSync(path.join(source, file), 'utf8');
	const statics = [...code.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'/gm)].map(match => ({
		file,
		target: resolve(file, match[2] ?? ''),
		isType: match[1] !== undefined,
		isDynamic: false,
	}));
	const dynamics = [...code.matchAll(/import\('([^']+)'\)/g)].map(match => ({
		file,
		target: resolve(file, match[1] ?? ''),
		isType: false,
		isDynamic: true,
	}));
	return [...statics, ...dynamics];
});

function resolve(file: string, target: string): string {
	return target.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(file), target)) : target;
}

const roomOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : 'top');

/** What each room may import of the others. */
const below: Readonly<Record<string, readonly string[]>> = {
	text: [],
	posts: ['text'],
	render: ['text', 'posts'],
	state: ['text', 'posts', 'render'],
	keys: ['text', 'render', 'state'],
	store: ['posts'],
	terminal: ['text', 'render', 'state'],
	ui: ['text', 'posts', 'render', 'state', 'keys'],
};

test('the test reads the imports it is about', () => {
	assert.ok(files.length > 30 && imports.length > 100);
	assert.ok(imports.some(({isDynamic}) => isDynamic) && imports.some(({isType}) => isType));
});

for (const [room, allowed] of Object.entries(below)) {
	test(`${room} imports of the other rooms only ${allowed.join(', ') || 'none'}`, () => {
		const wrong = imports.filter(
			({file, target}) =>
				roomOf(file) === room && /\.tsx?$/.test(target) && ![room, ...allowed].includes(roomOf(target)),
		);
		assert.deepEqual(wrong, []);
	});
}

const pure = ['text', 'posts', 'render', 'state', 'keys'];
const touchesFiles = new Set(
	[
		'discover entries file-errors ignore find-posts library load heads read-file read-posts index-file pause',
		'linked site search/files',
	]
		.join(' ')
		.split(' ')
		.map(name => `posts/${name}.ts`),
);

test('the pure rooms know no screen, no file system and no process', () => {
	const wrong = imports.filter(
		({file, target, isType}) =>
			pure.includes(roomOf(file)) && !touchesFiles.has(file) && !isType && /^(?:ink|react|node:(?!url$))/.test(target),
	);
	assert.deepEqual(wrong, []);
	for (const file of files.filter(name => pure.includes(roomOf(name)) && !touchesFiles.has(name))) {
		const code = readFileSync(path.join(source, file), 'utf8');
		assert.doesNotMatch(code, /\bprocess\.|\bDate\.now\(|new Date\(\)|\bperformance\.now\(/, file);
	}
});

const homes: readonly (readonly [library: RegExp, home: RegExp])[] = [
	[/^(?:marked|marked-terminal|entities|htmlparser2)$/, /^render\//],
	[/^(?:gray-matter|js-yaml)$/, /^posts\/header\/strict\.ts$/],
	[/^smol-toml$/, /^posts\/header\/toml\.ts$/],
	[/^ftfy-js$/, /^posts\/repair\.ts$/],
	[/^highlight\.js\//, /^render\/highlight\//],
	[/^string-width$/, /^text\/width\.ts$/],
	[/^ignore$/, /^posts\/ignore\.ts$/],
	[/^meow$/, /^options\.ts$/],
];
for (const [library, home] of homes) {
	test(`${library.source} is imported in its home alone`, () => {
		const users = imports.filter(({target}) => library.test(target)).map(({file}) => file);
		assert.ok(users.length > 0);
		assert.deepEqual(
			users.filter(file => !home.test(file)),
			[],
		);
	});
}

function reach(start: string): ReadonlySet<string> {
	const reached = new Set<string>();
	const pending = [start];
	for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
		if (reached.has(file)) continue;
		reached.add(file);
		for (const {target} of imports.filter(entry => entry.file === file && !entry.isType && !entry.isDynamic))
			pending.push(target);
	}
	return reached;
}

test('the first frame comes without Ink, that of a list without the Markdown parser, and printing without any screen', () => {
	const list = reach('interactive.ts');
	const screen = ['ink', 'react', 'ui/app.tsx', 'ui/rows.tsx'];
	for (const heavy of [
		...screen,
		'marked',
		'marked-terminal',
		'htmlparser2',
		'render/markdown/blocks.ts',
		'render/highlight.ts',
	])
		assert.ok(!list.has(heavy), heavy);
	const printing = new Set([
		...reach('main.ts'),
		...reach('print.ts'),
		...reach('json.ts'),
		...reach('render/markdown/blocks.ts'),
	]);
	for (const heavy of [...screen, 'interactive.ts']) assert.ok(!printing.has(heavy), heavy);
	assert.ok(reach('ui/mount.tsx').has('ink') && printing.has('marked'));
});

test('no import leads back to its own file', () => {
	for (const {file, target, isType} of imports) {
		if (isType || !/\.tsx?$/.test(target)) continue;
		assert.ok(!reach(target).has(file), `${file} -> ${target} -> … -> ${file}`);
	}
});

/** What is written, and where alone: with `text/output.ts`, whose types do the rest, see `sinks.test.ts`. */
const ways: readonly (readonly [what: string, pattern: RegExp, files: readonly string[]])[] = [
	[
		'the escape character and the bell stand',
		/[\u001B\u0007]|\\(?:u001B|u\{0*1B\}|x1B|u0007|x07)|\bfrom(?:CharCode|CodePoint)\((?:27|0x1b|155|7)\)/i,
		[
			'keys/decode.ts',
			'render/theme/theme.ts',
			...['answers', 'clipboard', 'painter', 'screen'].map(name => `terminal/${name}.ts`),
			'text/output.ts',
			'text/sanitize.ts',
		],
	],
	['descriptors are written to', /\bwriteSync\b/, ['store/journal-file.ts', 'terminal/descriptor.ts']],
	[
		'anything has a method that writes',
		/\.write\(/,
		[
			...['detach', 'excerpt', 'index-file', 'records'].map(name => `posts/${name}.ts`),
			'print.ts',
			'store/journal.ts',
			'store/keeper.ts',
			'terminal/descriptor.ts',
		],
	],
	['a stream is made or led on', /\b(?:create)?WriteStream\(|\.pipe\(|\bpipeline\(/, []],
	['the terminal is opened', /\/dev\/(?!null)|CONOUT/, ['terminal/hand-over.ts', 'terminal/tty.ts']],
	[
		'anything is written',
		/\b(?:writeTo|show)\(/,
		[
			'linear/talk.ts',
			'main.ts',
			'services.ts',
			...['descriptor', 'painter', 'screen', 'stage'].map(name => `terminal/${name}.ts`),
		],
	],
	['streams of the process are named', /\bprocess\.std(?:out|err)\b|\bprocess\[/, ['main.ts', 'terminal/screen.ts']],
	[
		'the console is named',
		/\bconsole(?:\[|\.(?:log|info|warn|error|debug|dir|trace|table|write|time)\b)/,
		['quiet.ts'],
	],
	['the name of the process is set', /\bprocess\.title =/, ['options.ts']],
	['warnings are made', /\bemitWarning\b/, []],
	['a program gets our terminal', /'inherit'/, ['terminal/hand-over.ts']],
	['Ink shows text', /import \{[^}]*\bText\b[^}]*\} from 'ink'/, ['ui/rows.tsx']],
	['text is declared clean', /\b(?:as|is|asserts \w+ is) (?:Clean|CleanUrl|Pasteable)\b/, ['text/sanitize.ts']],
	['text is declared to be output', /\b(?:as|is|asserts \w+ is) Output\b|\boutput\(/, ['text/output.ts']],
	['rows of Ink are taken for output', /\brepainted\b/, ['terminal/painter.ts', 'text/output.ts']],
];
for (const [what, pattern, known] of ways) {
	test(`${what} in few places: ${known.join(', ') || 'none'}`, () => {
		const found = files.filter(file => pattern.test(readFileSync(path.join(source, file), 'utf8')));
		assert.deepEqual(found.sort(), [...known].sort());
	});
}
