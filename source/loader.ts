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
	/** A built file's exports. */
	readonly load: (name: string) => unknown;
	/** Writes the cache of all that was loaded, with the functions that were used. */
	readonly writeCache: () => void;
};

type Loaded = {readonly module: {exports: unknown}; readonly script: Script};

const cacheFolder = (folder: string): string =>
	path.join(folder, 'cache', `${process.version}-${process.platform}-${process.arch}`);

export function createLoader(folder: string): Loader {
	const loaded = new Map<string, Loaded>();
	const caches = cacheFolder(folder);
	const load = (name: string): unknown => {
		const known = loaded.get(name);
		if (known !== undefined) return known.module.exports;
		const file = path.join(folder, name);
		const cached = path.join(caches, `${name}.bin`);
		const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`;
		const script = new Script(source, {filename: file, ...(existsSync(cached) && {cachedData: readFileSync(cached)})});
		const own = {exports: {}};
		loaded.set(name, {module: own, script});
		const requireAny = (id: string): unknown => (id.startsWith('./') ? load(id.slice(2)) : require(id));
		script.runInThisContext()(own.exports, requireAny, own, file, folder);
		return own.exports;
	};
	return {
		load,
		writeCache() {
			mkdirSync(caches, {recursive: true});
			for (const [name, {script}] of loaded) writeFileSync(path.join(caches, `${name}.bin`), script.createCachedData());
		},
	};
}

/** A built file's exports, from our cache where it fits this Node, otherwise through Node's own. */
export function loadBuilt(folder: string, name: string): unknown {
	if (existsSync(cacheFolder(folder))) return createLoader(folder).load(name);
	// @ts-expect-error: not in the types of the oldest Node that is supported
	module.enableCompileCache?.();
	return require(path.join(folder, name));
}
