import type { ProblemFieldsFragment } from '../generated/graphql.ts';
import { Button } from '../shared/ui.tsx';
import { useQuantityFixes } from './quantity-fixes.ts';

/** Shows a button for each refused quantity. The button sets the nearest allowed quantity. */
export function QuantityFixes({
  problem,
  onFixed,
}: {
  problem: ProblemFieldsFragment;
  onFixed?: () => void;
}) {
  const fixesOf = useQuantityFixes();
  return fixesOf(problem, undefined, onFixed).map(({ label, run }, position) => (
    <Button key={position} look="text" onClick={run}>
      {label}
    </Button>
  ));
}
