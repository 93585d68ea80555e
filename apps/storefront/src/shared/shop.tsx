import { createContext, useContext, useRef, type ReactNode } from 'react';
import { ShopShell, type ShopShellQuery } from '../generated/graphql.ts';
import { Failure, Loading } from './ui.tsx';
import { useRead } from './use-query.ts';

export type Department = ShopShellQuery['categories']['nodes'][number];
type ShopData = { shop: ShopShellQuery['shop']; departments: readonly Department[] };

const Context = createContext<ShopData | null>(null);

/** Reads the settings and the departments of the shop, which every page needs. */
export function ShopProvider({ children }: { children: ReactNode }) {
  const { data: read, error, reload } = useRead(ShopShell, {});
  // The data is the same for every viewer. So the page stays while the data is read again for another viewer, whose cache is new.
  const known = useRef(read);
  known.current = read ?? known.current;
  const data = known.current;
  if (error && !data) return <Failure error={error} retry={reload} />;
  if (!data) return <Loading />;
  return <Context value={{ shop: data.shop, departments: data.categories.nodes }}>{children}</Context>;
}

export function useShop(): ShopData {
  const data = useContext(Context);
  if (!data) throw new Error('useShop is called outside ShopProvider');
  return data;
}
