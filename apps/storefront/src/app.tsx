import { lazy, Suspense, useEffect, type ComponentType } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { startSession } from './accounts/session.ts';
import { startCart } from './cart/cart.ts';
import { CategoryPage } from './catalog/category-page.tsx';
import { HomePage } from './catalog/home-page.tsx';
import { ProductPage } from './catalog/product-page.tsx';
import { SearchPage } from './catalog/search-page.tsx';
import { Layout } from './layout/layout.tsx';
import { NotFoundPage } from './shared/not-found-page.tsx';
import { load } from './shared/online.ts';
import { PageBoundary } from './shared/page-boundary.tsx';
import { ShopProvider, useShop } from './shared/shop.tsx';
import { Loading } from './shared/ui.tsx';

/** Returns a page that is loaded when it is opened: most visitors look at products only. */
const page = <Props extends object>(start: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({ default: await load(start) }));

const CartPage = page(async () => (await import('./cart/cart-page.tsx')).CartPage);
const CheckoutPage = page(async () => (await import('./checkout/checkout-page.tsx')).CheckoutPage);
const GuestOrderPage = page(async () => (await import('./orders/guest-order-page.tsx')).GuestOrderPage);
const FindOrderPage = page(async () => (await import('./orders/find-order-page.tsx')).FindOrderPage);
const AccountPages = page(async () => (await import('./accounts/account-pages.tsx')).AccountPages);
const SignInPage = page(async () => (await import('./accounts/sign-in-page.tsx')).SignInPage);
const RegisterPage = page(async () => (await import('./accounts/register-page.tsx')).RegisterPage);
const ForgotPasswordPage = page(
  async () => (await import('./accounts/forgot-password-page.tsx')).ForgotPasswordPage,
);
const ResetPasswordPage = page(
  async () => (await import('./accounts/reset-password-page.tsx')).ResetPasswordPage,
);
const VerifyEmailPage = page(async () => (await import('./accounts/verify-email-page.tsx')).VerifyEmailPage);
const ConfirmEmailPage = page(
  async () => (await import('./accounts/confirm-email-page.tsx')).ConfirmEmailPage,
);

export function App() {
  return (
    <ShopProvider>
      <Start />
      <Layout>
        <PageBoundary>
          <Suspense fallback={<Loading />}>
            <Routes />
          </Suspense>
        </PageBoundary>
      </Layout>
    </ShopProvider>
  );
}

let hasStarted = false;

/** Starts the session and the cart after the first page is shown, so that they do not delay the page. */
function Start() {
  const { shop } = useShop();
  useEffect(() => {
    if (hasStarted) return;
    hasStarted = true;
    startCart(shop);
    void startSession().catch(() => {});
  }, [shop]);
  return null;
}

const Routes = () => (
  <Switch>
    <Route path="/" component={HomePage} />
    <Route path="/c/:slug">{({ slug }) => <CategoryPage slug={slug} />}</Route>
    <Route path="/p/:slug">{({ slug }) => <ProductPage key={slug} slug={slug} />}</Route>
    <Route path="/search" component={SearchPage} />
    <Route path="/cart" component={CartPage} />
    <Route path="/checkout">
      <Redirect to="/checkout/contact" replace />
    </Route>
    <Route path="/checkout/:step">{({ step }) => <CheckoutPage step={step} />}</Route>
    <Route path="/order" component={GuestOrderPage} />
    <Route path="/find-order" component={FindOrderPage} />
    <Route path="/sign-in" component={SignInPage} />
    <Route path="/register" component={RegisterPage} />
    <Route path="/forgot-password" component={ForgotPasswordPage} />
    <Route path="/reset-password" component={ResetPasswordPage} />
    <Route path="/verify-email" component={VerifyEmailPage} />
    <Route path="/confirm-email" component={ConfirmEmailPage} />
    <Route path="/account/*?" component={AccountPages} />
    <Route component={NotFoundPage} />
  </Switch>
);
