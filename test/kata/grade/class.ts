import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { copyCourse } from '../../support/learner.ts';
import { processesWith } from '../../support/terminal.ts';
import { hashOf } from './folder-hash.ts';
import type { Row } from './row.ts';
import { layOut } from './submissions.ts';

type Grades = Awaited<ReturnType<typeof grade>>;

interface Graded {
  name: string;
  points: number;
  steps: { points: number; status: string; reason: string | null }[];
}

/**
 * Grades submissions against a copy of the course of its own, some of them a second time, and tests what each got. With
 * `GRADE_RUNS=3` it grades all of them three times.
 */
export function describeClass(title: string, rows: Row[], twice: Row[], tags: string[] = []): void {
  describe(title, { tags }, () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kata-grade-test-')));
    const place = (name: string) => join(folder, name);
    const runs: Grades[] = [];
    let before = '';

    beforeAll(async () => {
      for (const name of ['course', 'class', 'tmp', 'reports']) mkdirSync(place(name));
      copyCourse(place('course'));
      const paths = layOut(place('class'), rows, place('course'));
      before = hashOf(place('course')) + hashOf(place('class'));
      runs.push(await grade(place, paths));
      const repeats = Number(process.env.GRADE_RUNS ?? 1) - 1;
      for (let run = 0; run < repeats; run += 1) runs.push(await grade(place, paths));
      const some = paths.filter((_, index) => twice.some((row) => row === rows[index]));
      if (repeats === 0) runs.push(await grade(place, some));
    }, 1_500_000);
    afterAll(() => rmSync(folder, { recursive: true }));

    /** What a row got in the first run. */
    function gotBy(row: Row): Graded | undefined {
      return runs[0]?.submissions[rows.indexOf(row)];
    }

    test('grades them all, in the given order, with exit code 0', () => {
      const [first] = runs;
      const misplaced = rows.filter(({ near }) => near).map(({ name }) => name);
      expect(first?.stderr).toBe(
        `Files with other names or in other places were not graded. They are in the submissions of: ${misplaced.join(', ')}\n`,
      );
      expect(first?.code).toBe(0);
      expect(first?.submissions.length).toBe(rows.length);
      expect(first?.submissions[0]?.name).toBe(rows[0]?.name);
    });

    test.each(rows.filter(({ gets }) => gets === 'nothing'))('no point: $name', (row) => {
      expect(gotBy(row)).toMatchObject({ points: 0 });
    });

    test.each(rows.filter(({ gets }) => typeof gets === 'number'))('$gets points: $name', (row) => {
      expect(gotBy(row)?.points).toBe(row.gets);
    });

    test.each(rows.filter(({ gets }) => gets === 'less'))('not all points: $name', (row) => {
      expect(gotBy(row)?.steps[2]).toMatchObject({ status: 'failed' });
    });

    test.each(rows.filter(({ gets }) => gets === 'some'))('a share: $name', (row) => {
      for (const step of gotBy(row)?.steps ?? []) {
        expect(step).toMatchObject({ status: 'failed', points: expect.toSatisfy((n) => n > 0) });
      }
      expect(gotBy(row)?.points).toBeLessThan(100);
    });

    test.each(rows.filter(({ near }) => near))('tells of $near: $name', (row) => {
      expect(gotBy(row)?.steps[2]?.reason).toBe(`no extract.ts, but there is ${row.near}`);
    });

    test('has the same points in every run', () => {
      const pointsIn = ({ submissions }: { submissions: Graded[] }) =>
        new Map(submissions.map(({ name, steps }) => [name, steps.map(({ points }) => points)]));
      const [first, ...others] = runs.map(pointsIn);
      expect(others.length).toBeGreaterThan(0);
      for (const other of others) {
        expect(other.size).toBeGreaterThanOrEqual(twice.length);
        for (const [name, points] of other)
          expect([name, points]).toEqual([name, first?.get(name)]);
      }
    });

    test('changes no file of the course and of the class', () => {
      expect(hashOf(place('course')) + hashOf(place('class'))).toBe(before);
    });

    test('leaves no process and no temporary file', () => {
      expect(processesWith(folder, 'sleep 4242')).toEqual([]);
      expect(readdirSync(place('tmp'))).toEqual([]);
    });

    test('writes JUnit as its schema has it', async () => {
      const schema = readFileSync(join(import.meta.dirname, 'junit.xsd'), 'utf8');
      for (const { xml } of runs) {
        const { valid, errors } = await validateXML({
          xml: [{ fileName: 'grades.xml', contents: String(xml) }],
          schema: [schema],
          maxMemoryPages: 32_768,
        });
        expect(errors).toEqual([]);
        expect(valid).toBe(true);
      }
    });

    test('prints and writes nothing that could move a cursor or hide a word', () => {
      for (const { stdout, text, xml, commas, table } of runs) {
        for (const written of [stdout, text, commas, table]) {
          expect(written).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
        }
        // A request or a response may contain a tab.
        expect(xml).not.toMatch(/(?![\t\n])[\p{Cc}\p{Bidi_Control}]/u);
      }
    });
  });
}

async function grade(place: (name: string) => string, paths: string[]) {
  const [junit, json, csv, markdown] = ['xml', 'json', 'csv', 'md'].map((end) =>
    place(`reports/grades.${end}`),
  );
  const reports = ['--junit', junit, '--json', json, '--csv', csv, '--markdown', markdown];
  const args = ['src/kata/cli/grade.ts', ...paths, ...reports].map(String);
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: place('course'),
    env: { PATH: process.env.PATH, TMPDIR: place('tmp') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    printed.stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    printed.stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  console.log(
    `${paths.length} submissions in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  const [xml, text, commas, table] = [junit, json, csv, markdown].map((path) =>
    readFileSync(String(path), 'utf8'),
  );
  const { submissions }: { submissions: Graded[] } = JSON.parse(String(text));
  return { code, ...printed, submissions, text, xml, commas, table };
}
