package gilsim.device;

/** The part of a device that scheduled a request as an event and acts when its time is over. */
interface RequestStage {
  /** The stage of a request that is not under way. */
  RequestStage NONE =
      request -> {
        throw new IllegalStateException("a request that is not under way cannot elapse");
      };

  /** The stage of a request with which its device is done, or which it does not serve. */
  RequestStage OVER = IoRequest::complete;

  /** The time that was scheduled for the request is over. */
  void elapsed(IoRequest request);
}
