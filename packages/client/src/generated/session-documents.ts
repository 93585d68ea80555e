/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocument } from '../document.ts';
/** The credentials of an account. */
export type LoginInput = {
  /** Token of a guest cart to merge into the cart of the account. */
  cartToken?: string | null | undefined;
  email: string;
  password: string;
  refreshTokenDelivery?: RefreshTokenDelivery;
};

/** The channel that delivers the refresh token. */
export type RefreshTokenDelivery =
  /** In the response, for clients that can keep a secret, such as mobile apps. */
  | 'BODY'
  /**
   * In a cookie, for browsers. Scripts cannot read it, and it is sent only to this host from pages of this host's
   * site (`HttpOnly`, `Secure`, `SameSite=Strict`; requires https or localhost). `Session.refreshToken` is then
   * empty. For pages of another origin, that origin must be in `CORS_ORIGINS`, and requests must send credentials;
   * otherwise FORBIDDEN.
   */
  | 'COOKIE';

/** The data of a new customer account. */
export type RegisterInput = {
  /** Token of a guest cart. It becomes the cart of the account. */
  cartToken?: string | null | undefined;
  /** The e-mail address for messages and for signing in, case-insensitive. */
  email: string;
  /** Language tag (BCP 47) such as `de-DE`. It formats amounts and dates in e-mails to the account. */
  locale?: string | null | undefined;
  /** 1 to 200 characters, at least one of them visible. */
  name: string;
  /**
   * 8 to 128 characters of any kind, compared in Unicode form NFC. A password that consists only of spaces and invisible
   * characters is rejected (`BLANK`). Also rejected, regardless of case: common passwords (`TOO_COMMON`), the e-mail
   * address or the part before its @ (`SAME_AS_EMAIL`), and the name (`SAME_AS_NAME`).
   */
  password: string;
  refreshTokenDelivery?: RefreshTokenDelivery;
};

/** The rights of an account, from fewest to most. A guest has no role. */
export type Role =
  /** Also manages accounts, roles and webhooks, reads the audit log, and exports customers. */
  | 'ADMIN'
  /** Reads and changes only its own data. */
  | 'CUSTOMER'
  /** Manages catalog, stock, orders, refunds, discount codes, promotions, shipping, tax rates and failed jobs. */
  | 'STAFF';

export type RenewSessionMutationVariables = Exact<{
  refreshToken?: string | null | undefined;
}>;


export type RenewSessionMutation = { refreshSession:
    | { __typename: 'InvalidRefreshToken', message: string }
    | { __typename: 'RefreshSessionSuccess', session: { accessToken: string, refreshToken: string, expiresAt: string } }
   };

export type SignInMutationVariables = Exact<{
  input: LoginInput;
}>;


export type SignInMutation = { login:
    | { __typename: 'InvalidCredentials', message: string }
    | { __typename: 'LoginSuccess', session: { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, email: string, name: string, role: Role } } }
   };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { logout: boolean };

export type SignUpMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type SignUpMutation = { register:
    | { __typename: 'EmailTaken', message: string }
    | { __typename: 'InvalidInput', message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'RegisterSuccess', session: { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, email: string, name: string, role: Role } } }
   };

export const RenewSession = "mutation RenewSession($refreshToken:String){refreshSession(refreshToken:$refreshToken){__typename ...on RefreshSessionSuccess{session{accessToken refreshToken expiresAt}}...on UserError{message}}}" as TypedDocument<RenewSessionMutation, RenewSessionMutationVariables>;
export const SignIn = "mutation SignIn($input:LoginInput!){login(input:$input){__typename ...on LoginSuccess{session{accessToken refreshToken expiresAt user{id email name role}}}...on UserError{message}}}" as TypedDocument<SignInMutation, SignInMutationVariables>;
export const SignOut = "mutation SignOut{logout}" as TypedDocument<SignOutMutation, SignOutMutationVariables>;
export const SignUp = "mutation SignUp($input:RegisterInput!){register(input:$input){__typename ...on RegisterSuccess{session{accessToken refreshToken expiresAt user{id email name role}}}...on UserError{message}...on InvalidInput{issues{path code message}}}}" as TypedDocument<SignUpMutation, SignUpMutationVariables>;