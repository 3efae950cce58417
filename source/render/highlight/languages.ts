import type {LanguageDefinition} from './engine.js';
import {defineSession, SESSION} from './session.ts';

type Language = {
	/** What else it is called in posts, besides its own name. */
	readonly names: string;
	readonly load: () => Promise<{readonly default: LanguageDefinition}>;
	/** Other languages that code in it may hold. */
	readonly needs?: readonly string[];
};

/** The languages whose words are told apart, by their name in highlight.js. Each is a file of its own in the bundle. */
export const languages: Readonly<Record<string, Language>> = {
	apache: {names: 'apacheconf htaccess', load: () => import('highlight.js/lib/languages/apache')},
	arduino: {names: 'ino', load: () => import('highlight.js/lib/languages/arduino')},
	asciidoc: {names: 'adoc asc', load: () => import('highlight.js/lib/languages/asciidoc'), needs: ['xml']},
	awk: {names: 'gawk', load: () => import('highlight.js/lib/languages/awk')},
	bash: {
		names: 'sh shell-script zsh ksh fish shell bashrc',
		load: () => import('highlight.js/lib/languages/bash'),
		needs: [SESSION],
	},
	c: {names: 'h', load: () => import('highlight.js/lib/languages/c')},
	clojure: {names: 'clj cljs edn', load: () => import('highlight.js/lib/languages/clojure')},
	cmake: {names: '', load: () => import('highlight.js/lib/languages/cmake')},
	coffeescript: {names: 'coffee', load: () => import('highlight.js/lib/languages/coffeescript'), needs: ['javascript']},
	cpp: {names: 'c++ cc cxx hpp hh h++ cuda', load: () => import('highlight.js/lib/languages/cpp')},
	crystal: {names: 'cr', load: () => import('highlight.js/lib/languages/crystal')},
	csharp: {names: 'c# cs dotnet', load: () => import('highlight.js/lib/languages/csharp')},
	css: {names: 'postcss pcss', load: () => import('highlight.js/lib/languages/css')},
	d: {names: 'dlang', load: () => import('highlight.js/lib/languages/d')},
	dart: {names: '', load: () => import('highlight.js/lib/languages/dart'), needs: ['markdown']},
	delphi: {names: 'pascal pas objectpascal', load: () => import('highlight.js/lib/languages/delphi')},
	diff: {names: 'patch udiff', load: () => import('highlight.js/lib/languages/diff')},
	django: {
		names:
			'jinja jinja2 j2 liquid nunjucks njk twig html+jinja htmldjango go-html-template go-text-template gotmpl gohtml',
		load: () => import('highlight.js/lib/languages/django'),
		needs: ['xml'],
	},
	dockerfile: {
		names: 'docker containerfile',
		load: () => import('highlight.js/lib/languages/dockerfile'),
		needs: ['bash'],
	},
	dos: {names: 'bat batch cmd batchfile', load: () => import('highlight.js/lib/languages/dos')},
	elixir: {names: 'ex exs iex', load: () => import('highlight.js/lib/languages/elixir')},
	elm: {names: '', load: () => import('highlight.js/lib/languages/elm')},
	erb: {
		names: 'rhtml html+erb eruby ejs',
		load: () => import('highlight.js/lib/languages/erb'),
		needs: ['xml', 'ruby'],
	},
	erlang: {names: 'erl', load: () => import('highlight.js/lib/languages/erlang')},
	fortran: {names: 'f90 f95', load: () => import('highlight.js/lib/languages/fortran')},
	fsharp: {names: 'f# fs', load: () => import('highlight.js/lib/languages/fsharp')},
	gherkin: {names: 'feature cucumber', load: () => import('highlight.js/lib/languages/gherkin')},
	glsl: {names: 'hlsl', load: () => import('highlight.js/lib/languages/glsl')},
	go: {names: 'golang', load: () => import('highlight.js/lib/languages/go')},
	gradle: {names: '', load: () => import('highlight.js/lib/languages/gradle')},
	graphql: {names: 'gql', load: () => import('highlight.js/lib/languages/graphql')},
	groovy: {names: 'jenkinsfile', load: () => import('highlight.js/lib/languages/groovy')},
	haml: {names: '', load: () => import('highlight.js/lib/languages/haml'), needs: ['ruby']},
	handlebars: {names: 'hbs mustache', load: () => import('highlight.js/lib/languages/handlebars'), needs: ['xml']},
	haskell: {names: 'hs', load: () => import('highlight.js/lib/languages/haskell')},
	http: {names: 'https', load: () => import('highlight.js/lib/languages/http'), needs: ['json', 'xml']},
	ini: {
		names: 'toml conf cfg cnf config env dotenv editorconfig gitconfig systemd desktop',
		load: () => import('highlight.js/lib/languages/ini'),
	},
	java: {names: '', load: () => import('highlight.js/lib/languages/java')},
	javascript: {
		names: 'js jsx mjs cjs node es6',
		load: () => import('highlight.js/lib/languages/javascript'),
		needs: ['xml', 'css', 'graphql'],
	},
	json: {names: 'jsonc json5 jsonl ndjson geojson', load: () => import('highlight.js/lib/languages/json')},
	julia: {names: 'jl', load: () => import('highlight.js/lib/languages/julia')},
	kotlin: {names: 'kt kts', load: () => import('highlight.js/lib/languages/kotlin')},
	latex: {names: 'tex', load: () => import('highlight.js/lib/languages/latex')},
	less: {names: '', load: () => import('highlight.js/lib/languages/less')},
	lisp: {names: 'elisp emacs-lisp common-lisp cl', load: () => import('highlight.js/lib/languages/lisp')},
	llvm: {names: '', load: () => import('highlight.js/lib/languages/llvm')},
	lua: {names: 'luau', load: () => import('highlight.js/lib/languages/lua')},
	makefile: {names: 'make mk mak', load: () => import('highlight.js/lib/languages/makefile')},
	markdown: {names: 'md mdx mkd rmd', load: () => import('highlight.js/lib/languages/markdown'), needs: ['xml']},
	matlab: {names: 'octave', load: () => import('highlight.js/lib/languages/matlab')},
	nginx: {names: 'nginxconf', load: () => import('highlight.js/lib/languages/nginx')},
	nim: {names: '', load: () => import('highlight.js/lib/languages/nim')},
	nix: {names: 'nixos', load: () => import('highlight.js/lib/languages/nix'), needs: ['markdown']},
	objectivec: {names: 'objc obj-c objective-c mm', load: () => import('highlight.js/lib/languages/objectivec')},
	ocaml: {names: 'ml reason', load: () => import('highlight.js/lib/languages/ocaml')},
	perl: {names: 'pl pm', load: () => import('highlight.js/lib/languages/perl')},
	php: {names: 'php3 php4 php5', load: () => import('highlight.js/lib/languages/php')},
	'php-template': {
		names: 'html+php',
		load: () => import('highlight.js/lib/languages/php-template'),
		needs: ['xml', 'php'],
	},
	powershell: {names: 'ps ps1 pwsh posh', load: () => import('highlight.js/lib/languages/powershell')},
	prolog: {names: 'swipl', load: () => import('highlight.js/lib/languages/prolog')},
	properties: {names: '', load: () => import('highlight.js/lib/languages/properties')},
	protobuf: {names: 'proto proto3', load: () => import('highlight.js/lib/languages/protobuf')},
	puppet: {names: 'pp', load: () => import('highlight.js/lib/languages/puppet')},
	python: {names: 'py py3 python3 ipython gyp sage', load: () => import('highlight.js/lib/languages/python')},
	'python-repl': {
		names: 'pycon doctest',
		load: () => import('highlight.js/lib/languages/python-repl'),
		needs: ['python'],
	},
	r: {names: 'rlang splus', load: () => import('highlight.js/lib/languages/r')},
	ruby: {names: 'rb irb rbs gemspec rake gemfile podspec', load: () => import('highlight.js/lib/languages/ruby')},
	rust: {names: 'rs', load: () => import('highlight.js/lib/languages/rust')},
	scala: {names: 'sc sbt', load: () => import('highlight.js/lib/languages/scala')},
	scheme: {names: 'scm racket rkt', load: () => import('highlight.js/lib/languages/scheme')},
	scss: {names: 'sass', load: () => import('highlight.js/lib/languages/scss')},
	smalltalk: {names: 'st squeak', load: () => import('highlight.js/lib/languages/smalltalk')},
	sql: {
		names: 'mysql postgres postgresql pgsql plpgsql psql sqlite tsql plsql mariadb cql hql',
		load: () => import('highlight.js/lib/languages/sql'),
	},
	stylus: {names: 'styl', load: () => import('highlight.js/lib/languages/stylus')},
	swift: {names: '', load: () => import('highlight.js/lib/languages/swift')},
	tcl: {names: 'tk', load: () => import('highlight.js/lib/languages/tcl')},
	thrift: {names: '', load: () => import('highlight.js/lib/languages/thrift')},
	typescript: {
		names: 'ts tsx mts cts',
		load: () => import('highlight.js/lib/languages/typescript'),
		needs: ['xml', 'css', 'graphql'],
	},
	vbnet: {names: 'vb visualbasic vba', load: () => import('highlight.js/lib/languages/vbnet')},
	verilog: {names: 'sv systemverilog', load: () => import('highlight.js/lib/languages/verilog')},
	vhdl: {names: '', load: () => import('highlight.js/lib/languages/vhdl')},
	vim: {names: 'viml vimscript', load: () => import('highlight.js/lib/languages/vim')},
	wasm: {names: 'wat wast', load: () => import('highlight.js/lib/languages/wasm')},
	x86asm: {names: 'asm nasm assembly', load: () => import('highlight.js/lib/languages/x86asm')},
	xml: {
		names: 'html xhtml htm svg rss atom xsd xsl xslt plist vue svelte astro jsp aspx wxml xaml mathml',
		load: () => import('highlight.js/lib/languages/xml'),
		needs: ['css', 'javascript'],
	},
	yaml: {names: 'yml eyaml', load: () => import('highlight.js/lib/languages/yaml'), needs: ['ruby']},
	[SESSION]: {
		names: 'console session shellsession sh-session bash-session terminal term commandline cmdline',
		load: async () => ({default: defineSession}),
		needs: ['bash'],
	},
};

const ids = new Map(
	Object.entries(languages).flatMap(([id, {names}]) =>
		[id, ...names.split(' ').filter(Boolean)].map(name => [name, id]),
	),
);

/**
 * The language's name in the table, or undefined where there is none. Letters count in any case; what documentation
 * puts before the name (`language-js`, `diff-js`) does not.
 */
export function resolveLanguage(written: string): string | undefined {
	const name = written.toLowerCase().replace(/^(?:language|lang|source)[-.]/, '');
	return ids.get(name) ?? (name.startsWith('diff-') ? 'diff' : undefined);
}
