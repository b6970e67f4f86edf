import { LazyMotion, MotionConfig } from 'framer-motion';
import type { ReactNode } from 'react';
import { loadMotion } from './motion.ts';

/** What everything that moves by framer-motion needs around it. Who asks for less movement gets fades. */
export function MotionRoot({ children }: { children: ReactNode }) {
  return (
    <MotionConfig reducedMotion="user">
      <LazyMotion features={loadMotion} strict>
        {children}
      </LazyMotion>
    </MotionConfig>
  );
}
