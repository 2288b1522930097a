"""From a checked registry to a site that readers meet: plan, engine, assemble, verify, release."""
