import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import {Script} from 'node:vm';

/**
 * Loads the built files with V8's code cache, so that a start neither parses nor compiles what an earlier run did
 * already. Node has this from 22.1 on (module.enableCompileCache); for the Node that made the build there is a cache of our
 * own beside the files. V8 takes a cache only from its own version and flags; the folder's name adds the machine.
 */
export type Loader = {
	/** A built module's exports. */
	readonly load: (name: string) => unknown;
	/** Writes the cache of all that was loaded, with the functions that were used. */
	readonly writeCache: () => void;
};

type Module = {exports: unknown};
/** A built file: the modules in it, each a function that runs it once it is called. */
type Pack = Readonly<
	Record<string, (exports: unknown, require: (id: string) => unknown, own: Module, file: string) => void>
>;

/** In which file a module is that has none of its own name; scripts/packs.mjs made it. */
declare const PACKS: Readonly<Record<string, string>>;

const cacheFolder = (folder: string): string =>
	path.join(folder, 'cache', `${process.version}-${process.platform}-${process.arch}`);

function createLoader(folder: string, readPack: (file: string) => Pack): (name: string) => unknown {
	const opened = new Map<string, Pack>();
	const loaded = new Map<string, Module>();
	const open = (file: string): Pack => {
		const pack = opened.get(file) ?? readPack(file);
		opened.set(file, pack);
		return pack;
	};
	const load = (name: string): unknown => {
		const known = loaded.get(name);
		if (known !== undefined) return known.exports;
		const own = {exports: {}};
		loaded.set(name, own);
		const requireAny = (id: string): unknown => (id.startsWith('./') ? load(id.slice(2)) : require(id));
		open(PACKS[name] ?? name)[name]?.(own.exports, requireAny, own, path.join(folder, name));
		return own.exports;
	};
	return load;
}

/** With a cache of our own, or with one to be made. */
export function createCachedLoader(folder: string): Loader {
	const scripts = new Map<string, Script>();
	const caches = cacheFolder(folder);
	const readPack = (file: string): Pack => {
		const filename = path.join(folder, file);
		const source = `(function (module) {${readFileSync(filename, 'utf8')}\n})`;
		const cachedData = readIfThere(path.join(caches, `${file}.bin`));
		const script = new Script(source, {filename, ...(cachedData !== null && {cachedData})});
		scripts.set(file, script);
		const own: {exports: Pack} = {exports: {}};
		script.runInThisContext()(own);
		return own.exports;
	};
	return {
		load: createLoader(folder, readPack),
		writeCache() {
			mkdirSync(caches, {recursive: true});
			for (const [file, script] of scripts) writeFileSync(path.join(caches, `${file}.bin`), script.createCachedData());
		},
	};
}

function readIfThere(file: string): Buffer | null {
	try {
		return readFileSync(file);
	} catch {
		return null;
	}
}

/** A built module's exports, from our cache where it fits this Node, otherwise through Node's own. */
export function loadBuilt(folder: string, name: string): unknown {
	if (existsSync(cacheFolder(folder))) return createCachedLoader(folder).load(name);
	// @ts-expect-error: not in the types of the oldest Node that is supported
	module.enableCompileCache?.();
	return createLoader(folder, file => require(path.join(folder, file)) as Pack)(name);
}
