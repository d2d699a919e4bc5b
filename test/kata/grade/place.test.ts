import { Semaphore } from 'async-mutex';
import { expect, test } from 'vitest';
import { takePlace } from '#kata/grade/place.ts';

test('another job may compute while one pauses', async () => {
  const places = new Semaphore(1);
  const first = await takePlace(places);
  const order: string[] = [];
  const other = takePlace(places).then((place) => {
    order.push('other begins');
    return place;
  });
  const paused = first.pause(1).then(() => order.push('first goes on'));
  const second = await other;
  order.push('other ends');
  second.leave();
  await paused;
  expect(order).toEqual(['other begins', 'other ends', 'first goes on']);
  first.leave();
  expect(places.getValue()).toBe(1);
});

test('a job that is left during a pause takes no place afterwards', async () => {
  const places = new Semaphore(1);
  const { pause, leave } = await takePlace(places);
  const paused = pause(1);
  leave();
  await paused;
  expect(places.getValue()).toBe(1);
});
