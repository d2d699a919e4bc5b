// Runs before any TypeScript, so it is JavaScript that every Node can read.
if (!process.features.typescript) {
  console.error(
    `Cannot start: Node.js ${process.version} does not run TypeScript. Use "npm ci" without --omit=optional, ` +
      'which installs a Node.js that does, or install Node.js 26.10 or later.',
  );
  process.exit(1);
}
