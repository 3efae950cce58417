// Runs the test files named on the command line, or all of them, with Node's own runner. Node 20 has no globs of its own.
import {spawnSync} from 'node:child_process';
import {readdirSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const root = path.dirname(fileURLToPath(import.meta.url));
const named = process.argv.slice(2);
const files =
	named.length > 0
		? named
		: readdirSync(root, {recursive: true, encoding: 'utf8'})
				.filter(file => /\.test\.tsx?$/.test(file))
				.sort()
				.map(file => path.join(root, file));
const {status} = spawnSync(process.execPath, ['--import', 'tsx', '--test', '--test-reporter', 'spec', ...files], {
	stdio: 'inherit',
});
process.exitCode = status ?? 1;
