import { useEffect, type ReactNode } from 'react';
import { useShop } from './shop.tsx';

/** Sets the title of the page, which screen readers read after a navigation. */
export function useTitle(title: string): void {
  const { shop } = useShop();
  useEffect(() => {
    document.title = title ? `${title} · ${shop.name}` : shop.name;
  }, [title, shop.name]);
}

export function Page({
  title,
  className,
  children,
}: {
  title: string;
  className?: string;
  children: ReactNode;
}) {
  useTitle(title);
  return <div className={`page ${className ?? ''}`}>{children}</div>;
}
