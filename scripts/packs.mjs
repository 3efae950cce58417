// What one way of calling the program needs, in one file: every file more is a read, a compilation and a check of a cache
// more, about a fifth of a millisecond each.
import path from 'node:path';

/** Chunks that are wanted together, by the modules that are asked for; those that none of them reaches stay by themselves. */
const PACKS = {
	/** To parse the command line, and to print a list. */
	main: ['source/main.ts'],
	/** On another thread. */
	work: ['source/work.ts'],
	/** The first frame in a terminal. */
	screen: ['source/interactive.ts', 'source/terminal/look.ts', 'source/terminal/tty.ts'],
	article: ['source/render/markdown/parse.ts', 'source/render/markdown/images.ts', 'source/render/markdown/emoji.ts'],
	/** What comes after the first frame. */
	ink: ['source/ui/mount.tsx'],
};

/**
 * esbuild's chunks, already CommonJS, as files of functions: `{name, code}[]` and its metafile -> `{file, code}[]`, and an
 * index of the file that each chunk is in.
 */
export function packChunks(chunks, metafile) {
	const packOf = assignPacks(metafile);
	const packs = new Map();
	for (const {name, code} of chunks) {
		const file = `${packOf.get(name) ?? path.basename(name, '.js')}.js`;
		packs.set(file, [...(packs.get(file) ?? []), {name, code}]);
	}
	const index = Object.fromEntries(
		[...packs].flatMap(([file, parts]) => parts.filter(({name}) => name !== file).map(({name}) => [name, file])),
	);
	return {files: [...packs].map(([file, parts]) => ({file, code: packCode(parts)})), index};
}

/** Parentheses have V8 compile what is called at once in any case, instead of parsing it twice. */
const packCode = parts =>
	`module.exports={${parts
		.map(({name, code}) => `${JSON.stringify(name)}:(function(exports,require,module,__filename){${code}\n})`)
		.join(',\n')}};\n`;

function assignPacks({outputs}) {
	const nameOf = file => path.basename(file);
	const users = new Map(Object.keys(outputs).map(file => [nameOf(file), new Set()]));
	for (const [pack, entries] of Object.entries(PACKS)) {
		const pending = Object.keys(outputs).filter(file => entries.includes(outputs[file].entryPoint));
		if (pending.length !== entries.length) throw new Error(`not all of these are asked for by themselves: ${entries}`);
		for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
			const known = users.get(nameOf(file));
			if (known.has(pack)) continue;
			known.add(pack);
			for (const {path: target, kind} of outputs[file].imports)
				if (kind === 'import-statement' && target in outputs) pending.push(target);
		}
	}
	return new Map([...users].flatMap(([name, packs]) => (packs.size > 0 ? [[name, choosePack(packs)]] : [])));
}

/** What another thread needs too is apart from what it does not; else the first of them is there before the others. */
function choosePack(packs) {
	if (packs.size > 1 && packs.has('work')) return 'common';
	return Object.keys(PACKS).find(pack => packs.has(pack));
}
