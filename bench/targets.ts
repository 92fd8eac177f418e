/** What has to be reached: shares of what the framework, or the hash alone, can do here. */
export const targets = {
  meOfEmptyHandler: 0.7,
  accountOfEmptyPage: 0.6,
  statementsPerRequest: 1,
  signInOfHash: 1.1,
  signInExtraMs: 5,
  signInsOfHashes: 0.9,
  totpOfPasswordSignIns: 0.9,
  verifyOfManyRows: 1.1,
  transactionsPerVerify: 1,
  stormOfQuiet: 3,
  memoryOfEmptyApp: 1.3,
  scriptOfEmptyPage: 1.25,
  secondsToStartAgain: 3,
  streamsMegabytes: 100,
  endedAfterMs: 1_000,
};
