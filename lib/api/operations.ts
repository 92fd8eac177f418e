import * as auth from "./auth-operations";
import * as data from "./data-operations";
import * as devices from "./device-operations";
import { listEventsOperation } from "./event-operations";
import * as mfa from "./mfa-operations";
import type { Operation } from "./operation";
import * as profile from "./profile-operations";
import * as services from "./service-operations";
import * as sessions from "./session-operations";

/** In the order a reader would use them. */
export const operations: Operation[] = [
  auth.registerOperation,
  auth.verifyEmailOperation,
  auth.loginOperation,
  mfa.challengeOperation,
  mfa.verifyOperation,
  profile.meOperation,
  profile.changeProfileOperation,
  profile.changeEmailOperation,
  profile.pendingEmailOperation,
  profile.takeBackEmailOperation,
  profile.confirmEmailOperation,
  auth.confirmOperation,
  auth.refreshOperation,
  auth.logoutOperation,
  auth.logoutAllOperation,
  auth.forgotPasswordOperation,
  auth.resetPasswordOperation,
  auth.changePasswordOperation,
  mfa.statusOperation,
  mfa.setupOperation,
  mfa.confirmSetupOperation,
  mfa.cancelSetupOperation,
  mfa.regenerateOperation,
  mfa.disableOperation,
  mfa.addEmailOperation,
  mfa.removeEmailOperation,
  mfa.beginPhoneOperation,
  mfa.confirmPhoneOperation,
  mfa.removePhoneOperation,
  sessions.listSessionsOperation,
  sessions.endSessionOperation,
  devices.listDevicesOperation,
  devices.nameDeviceOperation,
  devices.forgetDeviceOperation,
  devices.endTrustOperation,
  listEventsOperation,
  data.requestExportOperation,
  data.readExportOperation,
  data.downloadExportOperation,
  data.requestDeletionOperation,
  data.readDeletionOperation,
  data.keepAccountOperation,
  services.verifyPasswordOperation,
  services.readSecondFactorOperation,
  services.askSecondFactorOperation,
  services.verifySecondFactorOperation,
  services.introspectOperation,
];
