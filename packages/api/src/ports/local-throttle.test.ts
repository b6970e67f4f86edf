import { throttleSuite } from '#testing/throttle-suite.ts';
import { localThrottle } from './local-throttle.ts';

throttleSuite(async () => {
  const throttle = localThrottle();
  return { here: throttle, there: throttle };
});
